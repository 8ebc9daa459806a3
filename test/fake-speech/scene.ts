import { afterEach, beforeEach, expect } from 'vitest';
import { PLAYER_EVENTS } from '../../src/player/event-types.js';
import { Player } from '../../src/player/player.js';
import type { VoiceKey } from '../../src/speech/types.js';
import { SpeakingRates } from '../../src/speech/speaking-rates.js';
import { WebSpeechEngine } from '../../src/speech/web-speech/web-speech-engine.js';
import { withEstimatedBoundaries } from '../../src/speech/estimated-boundaries.js';
import { estimateTimeline } from '../../src/text/timeline.js';
import type { Transcript } from '../../src/text/transcript.js';
import { transcriptOf } from '../support/transcripts.js';
import { VirtualClock } from './clock.js';
import type { Knobs } from './knobs.js';
import { browserOf, type ProfileName } from './profiles.js';
import { FakeSpeech } from './synthesis.js';

export const ARTICLE = [
  'The ferry left at dawn, with nobody on the pier to see it go. It carried salt and rope.',
  'By noon the wind had turned, and the captain had not said a word since the lighthouse.',
  'They sold the rope. They kept the salt for the winter, which was long that year.',
];

let clock: VirtualClock;
const scenes: Scene[] = [];

/** Gives each test its own clock, and checks that no timer is left. */
export function onVirtualTime(): () => VirtualClock {
  beforeEach(() => {
    clock = VirtualClock.install();
  });
  afterEach(async () => {
    closeScenes();
    await clock.advance(500);
    const left = clock.pending;
    clock.uninstall();
    expect(left, 'pending timers of the page').toBe(0);
  });
  return () => clock;
}

/** Pauses all players. */
export function closeScenes(): void {
  for (const each of scenes.splice(0)) each.player.pause();
}

export interface Scene {
  readonly speech: FakeSpeech;
  readonly engine: WebSpeechEngine;
  readonly player: Player;
  readonly rates: SpeakingRates;
  readonly transcript: Transcript;
  readonly events: string[];
  /** The texts that were audible, in order: of each utterance, the part that was heard. */
  heard(): string[];
  /** Calls `play()` in a click. */
  play(): Promise<string>;
  /** The texts of the utterances passed to `speak()`. */
  asked(): string[];
  /** Advances until the player is paused. @returns whether it is. */
  rest(within?: number): Promise<boolean>;
}

/** A player in a fake browser, with an article. */
export function scene(
  browser: Partial<Knobs> | ProfileName = {},
  paragraphs: string[] = ARTICLE,
): Scene {
  return sceneOn(clock, browser, 1, paragraphs);
}

/** Like `scene`, on another clock than that of the test. */
export function sceneOn(
  time: VirtualClock,
  browser: Partial<Knobs> | ProfileName = {},
  seed = 1,
  paragraphs: string[] = ARTICLE,
): Scene {
  const speech =
    typeof browser === 'string'
      ? browserOf(browser, time, seed).speech!
      : new FakeSpeech(browser, time);
  const rates = new SpeakingRates(speech.platform);
  const engine = new WebSpeechEngine(speech.platform, rates);
  const player = new Player(withEstimatedBoundaries(engine, rates));
  const transcript = transcriptOf(...paragraphs);
  player.load(transcript, estimateTimeline(transcript));
  const events: string[] = [];
  for (const type of PLAYER_EVENTS) player.addEventListener(type, () => events.push(type));
  const made: Scene = {
    ...{ speech, engine, player, rates, transcript, events },
    heard: () => speech.heard.map(({ text, start, end }) => text.slice(start, end)),
    asked: () => speech.spoken.map(({ text }) => text),
    play: () =>
      speech
        .click(() => player.play())
        .then(
          () => 'playing',
          (error: Error) => error.name,
        ),
    rest: (within = 120_000) => time.runUntil(() => player.paused, within),
  };
  scenes.push(made);
  return made;
}

/** The texts of all sentences of an article. */
export function sentencesOf({ text, sentences }: Transcript): string[] {
  return sentences.map(({ start, end }) => text.slice(start, end));
}

/** The key of a requested voice. */
export const wish = (name: string): VoiceKey => ({ id: name, name });
