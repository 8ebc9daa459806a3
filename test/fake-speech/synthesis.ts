import type { VirtualClock } from './clock.js';
import { DEFAULTS, type FakeVoice, type Knobs } from './knobs.js';
import { FakeUtterance, platformVoice } from './utterance.js';

/** Audible speech, independent of events. */
export interface Heard {
  readonly text: string;
  /** UTF-16 offsets into `text`. */
  readonly start: number;
  end: number;
  readonly utterance: FakeUtterance | undefined;
  readonly voice: string | undefined;
  readonly rate: number;
  readonly volume: number;
  /** In ms. */
  readonly at: number;
  until: number;
  over: 'end' | 'cancelled' | 'cut' | 'interrupted' | undefined;
}

/** The current utterance of the platform. */
interface Current {
  readonly utterance: FakeUtterance;
  readonly voice: FakeVoice | undefined;
  heard: Heard | undefined;
  /** It never ends by itself. */
  stuck: boolean;
  readonly timers: number[];
}

/** A `speechSynthesis` on virtual time, with the observed behaviour of a browser. */
export class FakeSpeech extends EventTarget {
  readonly knobs: Knobs;
  /** Calls of its methods, in order. */
  readonly calls: string[] = [];
  readonly spoken: FakeUtterance[] = [];
  readonly heard: Heard[] = [];
  /**
   * `pause()` was called in this page. It lasts until `resume()`: by the specification, `cancel()`
   * does not end it.
   */
  paused = false;
  onvoiceschanged: ((event: Event) => void) | null = null;
  /**
   * Texts passed to `speak()` in the task in which the previous utterance ended: some builds of
   * Chromium are silent after that.
   */
  readonly hasty: string[] = [];
  /** How often the page accessed `speechSynthesis`. */
  touched = 0;
  hidden = false;
  /** Whether a click is being handled. */
  clicking = false;
  readonly stored = new Map<string, string>();
  readonly #clock: VirtualClock;
  #voices: SpeechSynthesisVoice[] = [];
  #queue: FakeUtterance[] = [];
  #current: Current | undefined;
  #leftover: Heard | undefined;
  #busyUntil = 0;
  #cancelledAt = -Infinity;
  #dead = false;
  #allowed = false;
  #everSpoke = false;
  #endedIn = -1;

  constructor(knobs: Partial<Knobs>, clock: VirtualClock) {
    super();
    this.knobs = { ...DEFAULTS, ...knobs };
    this.#clock = clock;
    const { voicesAt, voices, voiceschanged, eventTarget } = this.knobs;
    if (!eventTarget) Object.defineProperty(this, 'addEventListener', { value: undefined });
    if (voicesAt === 0) this.#fill(voices);
    else if (voicesAt !== Infinity) {
      if (voiceschanged === 'emptyFirst')
        clock.platform.setTimeout(() => this.#fireVoiceschanged(), voicesAt / 2);
      clock.platform.setTimeout(() => this.setVoices(voices), voicesAt);
    }
  }

  /** The platform for a `WebSpeechEngine`. */
  get platform(): never {
    const { stored } = this;
    const touch = () => {
      this.touched += 1;
      return this;
    };
    const isHidden = () => this.hidden;
    const isClicking = () => this.clicking;
    return {
      get speechSynthesis() {
        return touch();
      },
      SpeechSynthesisUtterance: FakeUtterance,
      MessageChannel: this.#clock.messageChannel,
      navigator: {
        languages: ['en-GB'],
        userActivation: {
          get isActive() {
            return isClicking();
          },
        },
      },
      document: {
        get visibilityState() {
          return isHidden() ? 'hidden' : 'visible';
        },
      },
      sessionStorage: {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => void stored.set(key, value),
        removeItem: (key: string) => void stored.delete(key),
      },
    } as never;
  }

  get speaking(): boolean {
    const { speakingFlag } = this.knobs;
    const busy = this.#current !== undefined || this.#queue.length > 0;
    if (speakingFlag === 'stuckTrue') return this.#everSpoke;
    if (speakingFlag === 'stuckFalse') return false;
    if (speakingFlag === 'async') return this.#current?.heard !== undefined;
    return busy || (speakingFlag === 'global' && this.#isTaken());
  }
  get pending(): boolean {
    if (this.knobs.speakingFlag === 'stuckFalse') return false;
    if (this.knobs.speakingFlag === 'async' || this.knobs.speakingFlag === 'global') {
      return (
        this.#queue.length > 0 ||
        (this.#current !== undefined && !this.#current.heard && !this.#current.stuck)
      );
    }
    return this.#queue.length > 0;
  }

  getVoices(): SpeechSynthesisVoice[] {
    return this.#voices;
  }

  /** The list is loaded or changes: each voice is a new object. */
  setVoices(voices: readonly FakeVoice[]): void {
    this.#fill(voices);
    const { voiceschanged } = this.knobs;
    if (voiceschanged === 'never') return;
    for (let i = 0; i < (voiceschanged === 'many' ? 3 : 1); i++) this.#fireVoiceschanged();
  }

  /** Runs `act` as the handler of a click. */
  click<Result>(act: () => Result): Result {
    this.clicking = true;
    try {
      return act();
    } finally {
      this.clicking = false;
    }
  }

  speak(utterance: FakeUtterance): void {
    if (this.spoken.includes(utterance)) throw new Error('An utterance is spoken once.');
    this.calls.push(`speak ${utterance.text}`);
    if (this.#endedIn === this.#clock.task) this.hasty.push(utterance.text);
    this.spoken.push(utterance);
    const { gesture, throws } = this.knobs;
    if (throws) throw new Error('Speech is broken.');
    if (gesture !== 'none' && !this.#allowed && !this.clicking) {
      if (gesture === 'not-allowed')
        this.#later(1, () => utterance.fire('error', { error: 'not-allowed' }));
      return;
    }
    this.#allowed = this.#everSpoke = true;
    this.#queue.push(utterance);
    this.#advance();
  }

  cancel(): void {
    this.calls.push('cancel');
    const { cancelLatency, cancelKillsCurrentLate } = this.knobs;
    const current = this.#current;
    const queued = this.#queue;
    this.#current = undefined;
    this.#queue = [];
    this.#everSpoke = false;
    this.#silenceLeftover();
    if (!current && queued.length === 0) return;
    this.#cancelledAt = this.#clock.now;
    if (current) this.#silence(current, 'cancelled');
    if (current) this.#fireCancelled(current.utterance, 'interrupted', cancelLatency);
    for (const utterance of queued) this.#fireCancelled(utterance, 'canceled', cancelLatency);
    if (cancelKillsCurrentLate === undefined) return;
    this.#later(cancelKillsCurrentLate, () => {
      const next = this.#current;
      if (!next) return;
      this.#silence(next, 'interrupted');
      this.#over(next, 'end');
    });
  }

  pause(): void {
    this.calls.push('pause');
    this.paused = true;
    if (this.knobs.pause === 'forGood') this.die();
  }

  resume(): void {
    this.calls.push('resume');
    this.paused = this.knobs.globalPaused = false;
    this.#start();
  }

  /** Another program or tab interrupts the utterance. */
  interrupt(): void {
    const current = this.#current;
    if (!current) return;
    this.#silence(current, 'interrupted');
    this.#over(current, 'error', { error: 'interrupted' });
  }

  setHidden(hidden: boolean): void {
    this.hidden = hidden;
    const current = this.#current;
    if (!hidden || !current) return;
    if (this.knobs.hidden === 'interrupt') this.interrupt();
    if (this.knobs.hidden === 'freeze') {
      this.#silence(current, 'cut');
      current.stuck = true;
    }
  }

  /** From now on nothing starts, speech breaks off, and no event is dispatched. */
  die(): void {
    this.#dead = true;
    if (!this.#current) return;
    this.#silence(this.#current, 'cut');
    this.#current.stuck = true;
  }
  revive(): void {
    this.#dead = false;
  }

  /** Speech of the previous page goes on; nothing else starts until it is cancelled. */
  leftover(text: string): void {
    const { now } = this.#clock;
    this.#leftover = {
      ...{ text, start: 0, end: 0, utterance: undefined, voice: undefined, rate: 1, volume: 1 },
      ...{ at: now, until: now, over: undefined },
    };
    this.heard.push(this.#leftover);
  }

  /** Another tab speaks for so many ms, and all others wait in one queue. */
  takenFor(milliseconds: number): void {
    this.#busyUntil = this.#clock.now + milliseconds;
    this.#later(milliseconds, () => this.#start());
  }

  #isTaken(): boolean {
    return this.#leftover !== undefined || this.#busyUntil > this.#clock.now;
  }

  #advance(): void {
    if (this.#current) return;
    const utterance = this.#queue.shift();
    if (!utterance) return;
    const voice = this.knobs.voices.find(({ name }) => name === utterance.voice?.name);
    this.#current = { utterance, voice, heard: undefined, stuck: false, timers: [] };
    this.#start();
  }

  /** Starts the current utterance, unless something prevents it. */
  #start(): void {
    const current = this.#current;
    if (
      !current ||
      current.stuck ||
      current.heard ||
      current.timers.length > 0 ||
      this.#isTaken() ||
      this.paused ||
      this.knobs.globalPaused
    )
      return;
    const { utterance, voice } = current;
    const {
      muted,
      needsVoice,
      error,
      maxChars,
      hidden,
      startLatency,
      cancelSwallowsNext,
      boundaryBeforeStart,
    } = this.knobs;
    const fail = (code: string | undefined) => this.#over(current, 'error', { error: code });
    if (muted || (needsVoice && !utterance.voice))
      this.#soon(current, 1, () => this.#over(current, 'end'));
    else if (error) this.#soon(current, 1, () => fail(error.code));
    else if (utterance.text.length > maxChars)
      this.#soon(current, 1, () => fail('synthesis-failed'));
    else if (this.hidden && hidden === 'interrupt')
      this.#soon(current, 1, () => fail('synthesis-failed'));
    else if (this.#clock.now - this.#cancelledAt < cancelSwallowsNext) current.stuck = true;
    else if (
      this.#dead ||
      voice?.silent ||
      startLatency === Infinity ||
      (this.hidden && hidden === 'freeze')
    ) {
      current.stuck = true;
    } else {
      this.#soon(current, startLatency, () => {
        if (boundaryBeforeStart) this.#fireWord(current, 0, 1);
        this.#sound(current);
      });
    }
  }

  #sound(current: Current): void {
    const { utterance, voice } = current;
    const { text, rate, volume } = utterance;
    const { knobs } = this;
    const { now } = this.#clock;
    const heard: Heard = {
      ...{ text, start: 0, end: 0, utterance, voice: utterance.voice?.name, rate, volume },
      ...{ at: now, until: now, over: undefined },
    };
    current.heard = heard;
    this.heard.push(heard);
    utterance.startedAt = now;
    if (knobs.start) utterance.fire('start', { charIndex: 0 });
    if (this.#current !== current) return;
    const each = 1000 / ((voice?.pace ?? knobs.pace) * Math.max(0.01, knobs.rateMap(rate)));
    if (knobs.sentences)
      utterance.fire('boundary', { name: 'sentence', charIndex: 0, charLength: 0 });
    if (voice?.words ?? knobs.words) {
      for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        this.#soon(current, index * each, () => this.#fireWord(current, index, word.length));
      }
    }
    const length = text.length * each;
    if (length > knobs.cutoffAfter) {
      this.#soon(current, knobs.cutoffAfter, () => {
        this.#silence(current, 'cut');
        current.stuck = true;
      });
    } else this.#soon(current, length, () => this.#end(current));
  }

  #fireWord({ utterance }: Current, index: number, length: number): void {
    const { charLength, indexOf } = this.knobs;
    const reported = { ok: length, wrong: length + 7, undefined: undefined, 0: 0 }[charLength];
    utterance.fire('boundary', {
      name: 'word',
      charIndex: indexOf(index, utterance.text),
      charLength: reported,
    });
  }

  #end(current: Current): void {
    const { endMode } = this.knobs;
    const { utterance } = current;
    this.#silence(current, 'end');
    if (endMode === 'lost') {
      this.#current = undefined;
      return;
    }
    if (endMode === 'errorAndEnd') utterance.fire('error', { error: 'synthesis-failed' });
    this.#over(current, 'end');
    if (endMode === 'twice') this.#later(1, () => utterance.fire('end'));
    if (endMode === 'endAndError') utterance.fire('error', { error: 'synthesis-failed' });
  }

  #over(current: Current, type: string, detail?: object): void {
    if (this.#current !== current) return;
    for (const timer of current.timers) this.#clock.platform.clearTimeout(timer);
    this.#current = undefined;
    this.#endedIn = this.#clock.task;
    current.utterance.fire(type, detail);
    this.#advance();
  }

  /** Stops its sound and its events. */
  #silence(current: Current, over: Heard['over']): void {
    for (const timer of current.timers) this.#clock.platform.clearTimeout(timer);
    const { heard, voice, utterance } = current;
    if (!heard || heard.over) return;
    const { now } = this.#clock;
    const pace =
      (voice?.pace ?? this.knobs.pace) * Math.max(0.01, this.knobs.rateMap(utterance.rate));
    const reached =
      over === 'end' ? utterance.text.length : Math.floor(((now - heard.at) / 1000) * pace);
    Object.assign(heard, { until: now, over, end: Math.min(utterance.text.length, reached) });
  }

  #silenceLeftover(): void {
    if (this.#leftover)
      Object.assign(this.#leftover, { until: this.#clock.now, over: 'cancelled' });
    this.#leftover = undefined;
  }

  #fireCancelled(utterance: FakeUtterance, error: string, latency: number): void {
    const { cancelEvents } = this.knobs;
    if (cancelEvents === 'none') return;
    if (cancelEvents === 'canceledSync') return utterance.fire('error', { error: 'canceled' });
    const type = cancelEvents === 'end' ? 'end' : 'error';
    const code = cancelEvents === 'errorNoCode' ? undefined : error;
    this.#later(latency, () => utterance.fire(type, type === 'error' ? { error: code } : {}));
  }

  #fill(voices: readonly FakeVoice[]): void {
    this.knobs.voices = voices;
    this.#voices = voices.map(
      ({ name, lang, voiceURI = name, localService = true, default: own = false }) =>
        platformVoice({ name, lang, voiceURI, localService, default: own }),
    );
  }

  #fireVoiceschanged(): void {
    const event = new Event('voiceschanged');
    this.dispatchEvent(event);
    this.onvoiceschanged?.(event);
  }

  #soon(current: Current, delay: number, act: () => void): void {
    current.timers.push(this.#later(delay, act));
  }

  #later(delay: number, act: () => void): number {
    return this.#clock.platform.setTimeout(act, delay);
  }
}
