import { describe, expect, test } from 'vitest';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { onVirtualTime, scene, sentencesOf, wish } from '../../fake-speech/scene.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { transcriptOf } from '../../support/transcripts.js';

const clock = onVirtualTime();
const LONG =
  'The ferry left at dawn with nobody on the pier to see it go out into the fog of the bay.';
/** Runs a change, and returns the new speech in the time after it. */
async function heardWithin(made: ReturnType<typeof scene>, ms: number, change: () => void) {
  const before = made.speech.heard.length;
  change();
  await clock().advance(ms);
  return made.speech.heard.slice(before);
}

describe('a change within a sentence', () => {
  test.each([
    [
      'speed',
      (made: ReturnType<typeof scene>) => (made.player.speechSettings.playbackRate = 2),
      { rate: 2 },
    ],
    [
      'volume',
      (made: ReturnType<typeof scene>) => (made.player.speechSettings.volume = 0.2),
      { volume: 0.2 },
    ],
    [
      'mute',
      (made: ReturnType<typeof scene>) => (made.player.speechSettings.muted = true),
      { volume: 0 },
    ],
    [
      'voice',
      (made: ReturnType<typeof scene>) => (made.player.speechSettings.voice = wish('Nora')),
      { voice: 'Nora' },
    ],
    [
      'position',
      (made: ReturnType<typeof scene>) => made.player.seek(LONG.indexOf('pier')),
      { start: 0 },
    ],
  ])('of the %s takes effect within 400 ms, from the last word', async (_, change, expected) => {
    const voices = ['Plain', 'Nora'].map((name) => ({ name, lang: 'en-US' }));
    const made = scene({ voices }, [LONG]);
    void made.play();
    await clock().advance(2_000);
    const word = made.player.currentWord!;
    const heard = await heardWithin(made, 400, () => change(made));
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject(expected);
    const from = LONG.length - heard[0]!.text.length;
    expect(from).toBe('start' in expected ? LONG.indexOf('pier') : word.start);
  });

  test('by a moving slider takes effect once it rests; meanwhile the voice goes on', async () => {
    const made = scene({}, [LONG]);
    void made.play();
    await clock().advance(1_000);
    const asked = made.asked().length;
    for (let i = 1; i <= 10; i++) {
      made.player.speechSettings.playbackRate = 1 + i / 10;
      await clock().advance(30);
    }
    await clock().advance(400);
    const rates = made.speech.spoken.slice(asked).map(({ rate }) => Math.round(10 * rate) / 10);
    expect(rates).toEqual([1.1, 2]);
    expect(made.player.waiting).toBe(false);
  });

  test('with less than a second left of it takes effect from the next sentence on', async () => {
    const made = scene();
    void made.play();
    await clock().runUntil(() => made.player.cursor > 55, 60_000);
    const asked = made.asked().length;
    made.player.speechSettings.playbackRate = 2;
    await clock().advance(100);
    expect(made.asked()).toHaveLength(asked);
    await made.rest();
    expect(made.speech.spoken[asked]!.rate).toBe(2);
    expect(made.heard()).toEqual(sentencesOf(made.transcript));
  });

  test('near its estimated end does not wait for long if the voice is slower than estimated', async () => {
    const made = scene({ voices: [{ name: 'Slow', lang: 'en-US', words: false, pace: 0.3 }] }, [
      LONG,
    ]);
    void made.play();
    await clock().runUntil(() => made.player.currentWord?.end === LONG.length - 1, 60_000);
    expect(
      await heardWithin(made, 1_900, () => (made.player.speechSettings.playbackRate = 2)),
    ).toEqual([]);
    expect(await heardWithin(made, 300, () => {})).toMatchObject([{ rate: 2 }]);
  });

  test('pause takes effect within 100 ms', async () => {
    const made = scene();
    void made.play();
    await clock().advance(1_000);
    made.player.pause();
    expect(made.speech.heard.at(-1)!.over).toBe('cancelled');
    expect(made.player.paused).toBe(true);
  });
});

describe('between two passages', () => {
  const kinds = async (rate: number) => {
    const made = scene({}, ['One boat came in.', 'Two boats left for good.']);
    made.player.speechSettings.playbackRate = rate;
    void made.play();
    await made.rest();
    const [first, second] = made.speech.heard;
    return second!.at - first!.until;
  };

  test('there is a pause, which is shorter at a higher rate', async () => {
    const [once, twice] = [await kinds(1), await kinds(2)];
    expect(once).toBeGreaterThan(300);
    expect(once - twice).toBeGreaterThan(100);
  });

  test('pause and play end the pause between passages', async () => {
    const made = scene({}, ['One boat came in.', 'Two boats left for good.']);
    void made.play();
    await clock().runUntil(() => made.speech.heard[0]?.over === 'end', 60_000);
    await clock().advance(100);
    made.player.pause();
    await clock().advance(5_000);
    expect(made.asked()).toHaveLength(1);
    void made.play();
    await clock().advance(60);
    expect(made.heard()).toHaveLength(2);
  });
});

describe('the duration of an article', () => {
  test('is revised by the measured pace, and the time does not jump', async () => {
    const slow = { voices: [{ name: 'Slow', lang: 'en-US', pace: 8 }] };
    const made = scene(
      slow,
      Array<string>(12).fill('The ferry left at dawn, with nobody on the pier to see it go.'),
    );
    const { player } = made;
    const before = player.duration;
    const times: number[] = [];
    player.addEventListener('durationchange', () => times.push(player.currentTime));
    player.addEventListener('timeupdate', () => times.push(player.currentTime));
    void made.play();
    await made.rest(200_000);
    expect(player.duration).toBeGreaterThan(1.3 * before);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(made.events.filter((type) => type === 'durationchange').length).toBeLessThanOrEqual(4);
    expect(player.currentTime).toBe(player.duration);
  });

  test('that is left is about the real time at the chosen rate', async () => {
    const made = scene(
      { rateMap: (rate) => Math.sqrt(rate) },
      Array<string>(12).fill('The ferry left at dawn, with nobody there.'),
    );
    const { player } = made;
    player.speechSettings.playbackRate = 2;
    void made.play();
    await clock().runUntil(() => player.currentSentence?.index === 6, 200_000);
    const left = (player.duration - player.currentTime) / 2;
    const from = clock().now;
    await made.rest(200_000);
    const took = (clock().now - from) / 1000;
    expect(left / took).toBeGreaterThan(0.75);
    expect(left / took).toBeLessThan(1.35);
  });
});

describe('an article that is edited in the pause between two passages', () => {
  test('is spoken in its new form', async () => {
    const made = scene({}, ['One boat came in.', 'Two boats left for good.']);
    void made.play();
    await clock().runUntil(() => made.speech.heard[0]?.over === 'end', 60_000);
    await clock().advance(100);
    const edited = transcriptOf('One boat came in.', 'Three boats left for good.');
    expect(made.player.revise(edited, estimateTimeline(edited))).toBe(true);
    await made.rest();
    expect(made.heard()).toEqual(['One boat came in.', 'Three boats left for good.']);
    expect(made.player.ended).toBe(true);
  });
});

describe('changes at inconvenient moments', () => {
  test('another engine in the last second of a sentence speaks from then on', async () => {
    const made = scene();
    const other = new FakeEngine();
    void made.play();
    await clock().runUntil(() => made.player.cursor > 55, 60_000);
    made.player.engine = other;
    await clock().advance(400);
    expect(other.texts).toHaveLength(1);
    other.now.end();
    await clock().advance(1_000);
    expect(other.texts.at(-1)).toBe(sentencesOf(made.transcript)[1]);
  });

  test('an edit during a delayed seek goes on at the new offset of the words', async () => {
    const texts = ['A long first line.', 'One boat came in.', 'Two boats left for good.'];
    const made = scene({}, texts);
    void made.play();
    await clock().advance(1_000);
    made.player.next();
    made.player.next();
    const edited = transcriptOf('A line.', ...texts.slice(1));
    made.player.revise(edited, estimateTimeline(edited));
    await clock().advance(500);
    expect(made.asked().at(-1)).toBe('Two boats left for good.');
  });

  test('an edit before the position, in the pause between two passages, moves the position with its words', async () => {
    const texts = [
      'An advertisement of some length.',
      'One boat came in.',
      'Two boats left for good.',
      'Three came.',
    ];
    const made = scene({}, texts);
    made.player.seek(texts[0]!.length + 2);
    void made.play();
    await clock().runUntil(() => made.speech.heard[0]?.over === 'end', 60_000);
    await clock().advance(100);
    const edited = transcriptOf(...texts.slice(1));
    made.player.revise(edited, estimateTimeline(edited));
    await clock().runUntil(() => made.speech.heard.length === 2, 10_000);
    await clock().advance(500);
    const { currentSentence: at } = made.player;
    expect(edited.text.slice(at!.start, at!.end)).toBe('Two boats left for good.');
    expect(made.speech.heard[1]!.text).toBe('Two boats left for good.');
  });
});

describe('the notice that another voice speaks', () => {
  const voices = ['Plain', 'Samantha (Enhanced)'].map((name) => ({ name, lang: 'en-US' }));

  test('is removed when the chosen voice is available, or no longer chosen', async () => {
    const made = scene({ voices: voices.slice(0, 1) });
    made.player.speechSettings.voice = wish('Samantha');
    void made.play();
    await clock().advance(500);
    expect(made.player.notice?.reason).toBe('other-voice');
    made.speech.setVoices(voices);
    await clock().runUntil(() => made.speech.heard.length === 2, 20_000);
    expect([made.speech.heard[1]!.voice, made.player.notice]).toEqual([
      'Samantha (Enhanced)',
      undefined,
    ]);
  });

  test('does not appear if the chosen voice has a longer name', async () => {
    const made = scene({ voices });
    made.player.speechSettings.voice = wish('Samantha');
    void made.play();
    await made.rest();
    expect(made.events).not.toContain('noticechange');
  });
});
