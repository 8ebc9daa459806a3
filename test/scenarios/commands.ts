import fc from 'fast-check';
import { expect } from 'vitest';
import type { VirtualClock } from '../fake-speech/clock.js';
import type { Heard } from '../fake-speech/synthesis.js';
import { sentencesOf, wish, type Scene } from '../fake-speech/scene.js';

/** Longer than any wait that the driver makes, in ms: two starts of a voice on the network, and a rest between them. */
const LONGEST_SILENCE = 45_000;

/** What a person, or a page, does. `at` is a place in the article, from 0 to 1. */
export type Command =
  | { readonly do: 'play' | 'pause' | 'next' | 'previous' | 'hide' | 'show' | 'interrupt' | 'voices' | 'reload' }
  | { readonly do: 'seek'; readonly at: number }
  | { readonly do: 'rate' | 'volume'; readonly to: number }
  | { readonly do: 'voice'; readonly to: string }
  | { readonly do: 'wait' | 'sleep'; readonly for: number };

const just = (...names: ('play' | 'pause' | 'next' | 'previous' | 'hide' | 'show' | 'interrupt' | 'voices')[]) =>
  fc.constantFrom(...names).map((name): Command => ({ do: name }));

export const commands = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: just('play') },
    { weight: 5, arbitrary: just('pause', 'next', 'previous') },
    { weight: 2, arbitrary: just('hide', 'show', 'interrupt', 'voices') },
    { weight: 2, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((at): Command => ({ do: 'seek', at })) },
    { weight: 2, arbitrary: fc.double({ min: 0.5, max: 4, noNaN: true }).map((to): Command => ({ do: 'rate', to })) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((to): Command => ({ do: 'volume', to })) },
    { weight: 1, arbitrary: fc.constantFrom('Good', 'Plain', 'Nobody').map((to): Command => ({ do: 'voice', to })) },
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }).map((ms): Command => ({ do: 'wait', for: ms })) },
    { weight: 4, arbitrary: fc.integer({ min: 400, max: 9000 }).map((ms): Command => ({ do: 'wait', for: ms })) },
    { weight: 1, arbitrary: fc.integer({ min: 3000, max: 900_000 }).map((ms): Command => ({ do: 'sleep', for: ms })) },
  ),
  { minLength: 3, maxLength: 25 },
);

/** Carries commands out, and looks after each that nothing is as it must not be. */
export class Session {
  readonly #scene: Scene;
  readonly #clock: VirtualClock;
  #lastCursor = 0;
  #movedAt: number;

  constructor(scene: Scene, clock: VirtualClock) {
    this.#scene = scene;
    this.#clock = clock;
    this.#movedAt = clock.now;
    // All that moves the player on, or tells a listener why it does not.
    for (const type of ['timeupdate', 'wordchange', 'sentencechange', 'playing', 'play', 'pause', 'error', 'seeked']) {
      scene.player.addEventListener(type, () => this.#progress());
    }
  }

  async run(list: readonly Command[]): Promise<void> {
    for (const command of list) {
      this.#do(command);
      if (command.do === 'wait') await this.#wait(command.for);
      else await this.#clock.settle();
      this.#check();
    }
  }

  /** To the end of the article, or to an error; a page that is hidden is shown, and what is paused is played, once. */
  async finish(): Promise<void> {
    this.#do({ do: 'show' });
    if (this.#scene.player.paused) this.#do({ do: 'play' });
    for (let waited = 0; waited < 900_000 && !this.#scene.player.paused; waited += 1000) {
      await this.#wait(1000);
      this.#check();
    }
    expect(this.#scene.player.paused, 'came to rest').toBe(true);
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
        player.delivery.playbackRate = command.to;
        break;
      case 'volume':
        player.delivery.volume = command.to;
        break;
      case 'voice':
        player.delivery.voice = wish(command.to);
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
    expect(this.#clock.now - this.#movedAt, 'ms of playing without progress').toBeLessThan(LONGEST_SILENCE);
  }

  #check(): void {
    const { player, speech } = this.#scene;
    expect(speech.calls, 'native pause is never used').not.toContain('pause');
    expect(speech.heard.filter(({ over }) => over === undefined).length, 'voices at once').toBeLessThanOrEqual(1);
    expect(player.cursor).toBeGreaterThanOrEqual(0);
    expect(player.cursor).toBeLessThanOrEqual(this.#scene.transcript.text.length);
    for (const rate of speech.spoken.map((each) => each.rate)) expect(Number.isFinite(rate)).toBe(true);
  }
}

/**
 * Nothing is left out, and nothing is said twice, in an article that is said in one go: each sentence was heard to its end, from its
 * start, in order, once; unless a voice told that it had failed.
 */
export function expectAllSaid({ transcript, speech, player }: Scene): void {
  const whole = sentencesOf(transcript);
  const ended = speech.heard.filter(({ over }) => over === 'end');
  if (player.error) return;
  expect(player.ended).toBe(true);
  const said = whole.map((sentence) => partsOf(ended, sentence));
  expect(said, 'sentences that were heard to their ends').toEqual(whole);
}

/** What was heard of a sentence, put together from its parts: each is a piece of it, and the last one reaches its end. */
function partsOf(ended: readonly Heard[], sentence: string): string {
  let said = '';
  for (const { text } of ended) {
    const rest = sentence.slice(said.length);
    if (said !== sentence && rest.startsWith(text)) said += text;
    else if (said !== '' && said !== sentence && sentence.endsWith(text) && text.length >= rest.length) said = sentence;
  }
  return ended.some(({ text }) => sentence === text) ? sentence : said;
}
