import { describe, expect, test, vi } from 'vitest';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { fallback } from '../../../src/speech/fallback-engine.js';
import { SpeakingRates } from '../../../src/speech/speaking-rates.js';
import { withEstimatedBoundaries } from '../../../src/speech/estimated-boundaries.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import type { Transcript } from '../../../src/text/transcript.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { settle } from '../../support/ferry.js';
import { playerOf, playersOnVirtualTime } from '../../support/players.js';
import { transcriptOf } from '../../support/transcripts.js';

playersOnVirtualTime();

const ONE = 'Dr. Smith left at dawn.';
const TWO = 'She came back at noon.';

/**
 * A player with an article of two passages and two engines: a recording, half as fast as estimated,
 * and a voice.
 */
function setUp() {
  const timeline = (transcript: Transcript) => estimateTimeline(transcript).revised(0, 0.5);
  const recording = Object.assign(new FakeEngine(), { name: 'recording', timeline });
  const voice = Object.assign(new FakeEngine(), { name: 'voice' });
  const player = playerOf(
    withEstimatedBoundaries(fallback([recording, voice]), new SpeakingRates({})),
  );
  const transcript = transcriptOf(ONE, TWO);
  const estimated = estimateTimeline(transcript);
  player.load(transcript, estimated);
  return { recording, voice, player, estimated };
}

describe('a recording among the engines of a player', () => {
  test('provides the timeline, gets sentences as written, and has its own pauses', async () => {
    const { recording, player, estimated } = setUp();
    expect(player.duration).toBeGreaterThan(1.5 * estimated.duration);
    void player.play();
    recording.now.begin();
    recording.now.end();
    await settle();
    expect(recording.texts).toEqual([ONE, TWO]);
  });

  test('no longer provides the timeline after a fallback to a voice', async () => {
    const { recording, voice, player, estimated } = setUp();
    const told = vi.fn();
    void player.play();
    recording.now.begin();
    recording.now.fail(new SpeechError('failed', 'Broken.', 'en'));
    await vi.dynamicImportSettled();
    await vi.waitFor(() => expect(voice.texts).toEqual([ONE]));
    player.addEventListener('durationchange', told);
    voice.now.begin();
    voice.now.end();
    await vi.waitFor(() => expect(voice.texts).toHaveLength(2));
    expect(player.duration).toBeLessThan(1.1 * estimated.duration);
    expect(told).toHaveBeenCalled();
  });
});
