import fc from 'fast-check';
import { expect } from 'vitest';
import type { VirtualClock } from '../../fake-speech/clock.js';
import type { Heard } from '../../fake-speech/synthesis.js';
import { sentencesOf, wish, type Scene } from '../../fake-speech/scene.js';

/**
 * Longer than the engine waits for the end of one utterance, in ms: the longest sentence at the
 * slowest rate.
 */
const LONGEST_WAIT = 45_000;
/**
 * Longer than all attempts at a sentence, in ms: an overdue end, and three voices that do not
 * start.
 */
const LONGEST_SILENCE = 120_000;

/** A command of a person or a page. `at` is a position in the article, from 0 to 1. */
export type Command =
  | {
      readonly do:
        | 'play'
        | 'pause'
        | 'next'
        | 'previous'
        | 'hide'
        | 'show'
        | 'interrupt'
        | 'voices'
        | 'reload';
    }
  | { readonly do: 'seek'; readonly at: number }
  | { readonly do: 'rate' | 'volume'; readonly to: number }
  | { readonly do: 'voice'; readonly to: string }
  | { readonly do: 'wait' | 'sleep'; readonly for: number };

const just = (
  ...names: ('play' | 'pause' | 'next' | 'previous' | 'hide' | 'show' | 'interrupt' | 'voices')[]
) => fc.constantFrom(...names).map((name): Command => ({ do: name }));

export const commands = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: just('play') },
    { weight: 5, arbitrary: just('pause', 'next', 'previous') },
    { weight: 2, arbitrary: just('hide', 'show', 'interrupt', 'voices') },
    {
      weight: 2,
      arbitrary: fc
        .double({ min: 0, max: 1, noNaN: true })
        .map((at): Command => ({ do: 'seek', at })),
    },
    {
      weight: 2,
      arbitrary: fc
        .double({ min: 0.5, max: 4, noNaN: true })
        .map((to): Command => ({ do: 'rate', to })),
    },
    {
      weight: 1,
      arbitrary: fc
        .double({ min: 0, max: 1, noNaN: true })
        .map((to): Command => ({ do: 'volume', to })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('Good', 'Plain', 'Nobody')
        .map((to): Command => ({ do: 'voice', to })),
    },
    {
      weight: 6,
      arbitrary: fc.integer({ min: 0, max: 400 }).map((ms): Command => ({ do: 'wait', for: ms })),
    },
    {
      weight: 4,
      arbitrary: fc
        .integer({ min: 400, max: 9000 })
        .map((ms): Command => ({ do: 'wait', for: ms })),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 3000, max: 900_000 })
        .map((ms): Command => ({ do: 'sleep', for: ms })),
    },
  ),
  { minLength: 3, maxLength: 25 },
);

/** Only commands that do not change the position. */
export const inPlace = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: just('play', 'pause', 'voices') },
    {
      weight: 3,
      arbitrary: fc
        .double({ min: 0.5, max: 4, noNaN: true })
        .map((to): Command => ({ do: 'rate', to })),
    },
    {
      weight: 1,
      arbitrary: fc
        .double({ min: 0, max: 1, noNaN: true })
        .map((to): Command => ({ do: 'volume', to })),
    },
    {
      weight: 8,
      arbitrary: fc.integer({ min: 0, max: 6000 }).map((ms): Command => ({ do: 'wait', for: ms })),
    },
  ),
  { minLength: 3, maxLength: 25 },
);

/** Runs commands, and checks the invariants after each. */
export class Session {
  readonly #scene: Scene;
  readonly #clock: VirtualClock;
  #lastCursor = 0;
  #movedAt: number;
  #shown = 0;
  /** Values of `currentTime` that went back or beyond the end. */
  readonly #wrong: unknown[] = [];
  #callCount = 0;
  #calledAt: number;

  constructor(scene: Scene, clock: VirtualClock) {
    this.#scene = scene;
    this.#clock = clock;
    this.#movedAt = this.#calledAt = clock.now;
    // Events of progress, or of a reason for none.
    // `timeupdate` is no progress: it is dispatched also without speech.
    for (const type of [
      'wordchange',
      'sentencechange',
      'playing',
      'play',
      'pause',
      'error',
      'seeked',
    ]) {
      scene.player.addEventListener(type, () => this.#progress());
    }
    // After a pause or a seek, the time may go back.
    for (const type of ['play', 'waiting', 'seeking'])
      scene.player.addEventListener(type, () => (this.#shown = 0));
    scene.player.addEventListener('timeupdate', () => this.#readTime());
  }

  async run(list: readonly Command[]): Promise<void> {
    for (const command of list) {
      this.#do(command);
      if (command.do === 'wait') await this.#wait(command.for);
      else await this.#clock.settle();
      this.#check();
    }
  }

  /**
   * Plays to the end of the article or to an error: shows a hidden page, and calls `play()` once if
   * it is paused.
   */
  async finish(): Promise<void> {
    this.#do({ do: 'show' });
    const { player } = this.#scene;
    if (player.paused && !player.ended) this.#do({ do: 'play' });
    for (let waited = 0; waited < 900_000 && !this.#scene.player.paused; waited += 1000) {
      await this.#wait(1000);
      this.#check();
    }
    expect(this.#scene.player.paused, 'playback has ended').toBe(true);
  }

  #do(command: Command): void {
    const { player, speech, transcript } = this.#scene;
    switch (command.do) {
      case 'play':
        void speech.click(() => player.play()).catch(() => {});
        break;
      case 'pause':
      case 'next':
      case 'previous':
        player[command.do]();
        break;
      case 'seek':
        player.seek(command.at * transcript.text.length);
        break;
      case 'rate':
        player.speechSettings.playbackRate = command.to;
        break;
      case 'volume':
        player.speechSettings.volume = command.to;
        break;
      case 'voice':
        player.speechSettings.voice = wish(command.to);
        break;
      case 'hide':
      case 'show':
        if (speech.hidden !== (command.do === 'hide')) speech.setHidden(command.do === 'hide');
        player.hidden = speech.hidden;
        break;
      case 'interrupt':
        speech.interrupt();
        break;
      case 'voices':
        speech.setVoices(speech.knobs.voices);
        break;
      case 'sleep':
        this.#clock.jump(command.for);
        this.#movedAt += command.for;
        this.#calledAt += command.for;
        break;
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= 500) {
      await this.#clock.advance(Math.min(left, 500));
      this.#checkProgress();
    }
  }

  #progress(): void {
    this.#movedAt = this.#clock.now;
  }

  #checkProgress(): void {
    const { player } = this.#scene;
    if (player.cursor !== this.#lastCursor || player.paused || player.suspended) this.#progress();
    this.#lastCursor = player.cursor;
    const { now } = this.#clock;
    expect(now - this.#movedAt, 'ms of playback without progress').toBeLessThan(LONGEST_SILENCE);
    const callCount = this.#scene.speech.calls.length;
    if (callCount !== this.#callCount || this.#movedAt === now) this.#calledAt = now;
    this.#callCount = callCount;
    expect(now - this.#calledAt, 'ms without progress or another attempt').toBeLessThan(
      LONGEST_WAIT,
    );
  }

  #readTime(): void {
    const { currentTime, duration } = this.#scene.player;
    if (currentTime < this.#shown || currentTime > duration + 1e-6)
      this.#wrong.push([this.#shown, currentTime]);
    this.#shown = currentTime;
  }

  #check(): void {
    const { player, speech } = this.#scene;
    expect(speech.calls, 'calls of the native pause()').not.toContain('pause');
    expect(speech.hasty, 'speak() in the task of an end event').toEqual([]);
    expect(
      speech.heard.filter(({ over }) => over === undefined).length,
      'simultaneous utterances',
    ).toBeLessThanOrEqual(1);
    expect(this.#wrong, 'times that go back or exceed the duration').toEqual([]);
    expect(player.cursor).toBeGreaterThanOrEqual(0);
    expect(player.cursor).toBeLessThanOrEqual(this.#scene.transcript.text.length);
    for (const rate of speech.spoken.map((each) => each.rate))
      expect(Number.isFinite(rate)).toBe(true);
  }
}

/**
 * Without commands, each sentence was heard to its end once, in order. A sentence that was cut off,
 * or has no `end` event, may be repeated from the last reported word.
 */
export function expectSaidOnce({ speech, player, transcript }: Scene): void {
  if (player.error) return;
  expect(player.ended).toBe(true);
  const ended = speech.heard.filter(({ over }) => over === 'end').map(({ text }) => text);
  const spoken = ended.filter((text, index) => !ended[index - 1]?.endsWith(text));
  expect(spoken).toEqual(sentencesOf(transcript));
}

/**
 * Every part of each sentence was heard, from its start to its end, unless a voice reported an
 * error.
 */
export function expectAllHeard({ transcript, speech, player }: Scene): void {
  // Wrong positions of a voice cannot be checked.
  if (player.error || speech.knobs.lies) return;
  expect(player.ended).toBe(true);
  let previous = 0;
  for (const sentence of sentencesOf(transcript)) {
    let heardTo = 0;
    for (const { start, end, at } of partsOf(speech.heard, sentence)) {
      if (start <= heardTo && end > heardTo) heardTo = end;
      if (end === sentence.length)
        expect(at, 'in order').toBeGreaterThanOrEqual(Math.min(at, previous));
    }
    expect(sentence.slice(heardTo), `skipped part of: ${sentence}`).toBe('');
    previous = Math.max(...partsOf(speech.heard, sentence).map(({ at }) => at));
  }
}

/**
 * The audible parts of a sentence, in offsets of the sentence. An utterance is a sentence, its
 * rest, or a part that ends at a clause.
 */
function partsOf(
  heard: readonly Heard[],
  sentence: string,
): { start: number; end: number; at: number }[] {
  return heard.flatMap(({ text, start, end, at, over }) => {
    const from = sentence.endsWith(text) ? sentence.length - text.length : sentence.indexOf(text);
    if (from < 0) return [];
    // A voice may be stopped within a word, which may be repeated or not: a tolerance of a word.
    const slack = over === 'end' ? 0 : 3;
    return [{ start: from + start, end: Math.min(from + text.length, from + end + slack), at }];
  });
}
