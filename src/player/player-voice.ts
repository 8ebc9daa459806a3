import type { Loading, Mark, Voice } from '../speech/types.js';
import { sameLanguage } from '../text/language.js';
import type { Delivery } from './delivery.js';
import { mainLanguage } from './main-language.js';
import type { Narrator } from './narration.js';
import { isSameNotice, type PlayerNotice } from './notice.js';
import type { Footing } from './place.js';
import { PlayerState } from './player-state.js';
import { matchesVoice } from '../speech/voices/ranking.js';
import type { Run, Start } from './run.js';
import { Telling } from './telling.js';
import type { Saying } from './utterances.js';

/** What a player does as its voice goes on, and whom it tells. */
export abstract class PlayerVoice extends PlayerState {
  abstract readonly delivery: Delivery;
  abstract hidden: boolean;
  abstract retime(): void;
  protected readonly events = new Telling(this);
  /** The promise of `play()`, until the first sound. */
  protected start: Start | undefined;
  /** What is being said, and in which run. */
  protected saying: Saying | undefined;
  protected signal: AbortSignal | undefined;
  /** When the voice was heard last; in ms. */
  protected heardAt = 0;
  /** What was heard last. */
  #heard: Saying | undefined;
  protected readonly narrator: Narrator = {
    player: this,
    turnTo: (saying, run) => this.#turnTo(saying, run),
    hear: (mark, saying, run) => this.#hear(mark, saying, run),
    said: (saying, run) => this.#said(saying, run),
    load: (loading, saying, run) => this.#load(loading, saying, run),
    lack: (error) => this.note({ reason: error.code === 'online-only' ? error.code : 'no-voice', lang: error.lang }),
  };

  #turnTo(saying: Saying, run: Run): void {
    const { sentence, source } = saying;
    if (sentence !== this.saying?.sentence || run.signal !== this.signal) {
      run.sentenceBegan = source.start === sentence.start ? performance.now() : undefined;
    }
    this.saying = saying;
    this.signal = run.signal;
    // Of several engines another one speaks now: a recording that failed, or one that can be had again.
    if (!this.engine.timeline !== !this.place.recorded) this.retime();
    this.heardAt = performance.now();
    // The article may have been edited in the pause before it.
    const start = source.start + run.shift;
    this.#keepTime(run, start, start);
    if (start >= this.cursor) this.moveTo(start, this.place.footing);
  }

  #hear({ start, end, estimated, voice }: Mark, saying: Saying, run: Run): void {
    const { source, utterance } = saying;
    if (run.signal.aborted) return;
    this.heardAt = performance.now();
    // The first mark says who speaks; without that, it is the browser's own choice.
    if (voice || saying !== this.#heard) this.#hearVoice(voice, utterance.lang);
    this.#heard = saying;
    if (start < source.end) this.#keepTime(run, start + run.shift, source.end + run.shift - 1);
    this.begin(run);
    this.notLoading();
    if (run.signal.aborted || start === end || start >= source.end) return;
    // A platform may point into the middle of a word, or of a character.
    const word = this.transcript!.wordAt(start + run.shift)?.start ?? start + run.shift;
    if (word >= this.cursor && word < source.end + run.shift) this.moveTo(word, estimated ? 'estimated' : 'heard');
  }

  #load(loading: Loading, { utterance }: Saying, run: Run): void {
    if (!run.signal.aborted) this.note({ reason: 'loading', lang: utterance.lang, loading });
  }

  #hearVoice(voice: Voice | undefined, lang: string): void {
    const before = this.state.voice;
    this.state.voice = voice;
    if (voice?.id !== before?.id || voice?.engine !== before?.engine) this.events.tell('voicechange');
    const wanted = this.delivery.voice;
    // A voice that is wished for by its name alone is wished for the article, and not for a quotation in it.
    const suits = wanted && sameLanguage(wanted.lang ?? mainLanguage(this.transcript!), lang);
    if (suits && voice && !matchesVoice(wanted, voice)) this.note({ reason: 'other-voice', lang, voice });
    else if (this.notice?.reason === 'other-voice' && (suits || !wanted)) this.note(undefined);
  }

  #said({ sentence, source, utterance }: Saying, run: Run): void {
    const to = source.end + run.shift;
    this.#keepTime(run, to - 1, to);
    this.begin(run);
    if (run.signal.aborted) return;
    this.moveTo(to, 'set');
    const { rate, lang } = utterance;
    // What another voice says of a few foreign words says nothing of the rest.
    if (!sameLanguage(lang, mainLanguage(this.transcript!))) return;
    const pace = this.engine.measuredRate?.(this.state.voice?.id ?? '', rate);
    if (pace && !run.revised && this.place.learn(sentence, pace / rate)) this.events.tell('durationchange');
  }

  /** The voice is at an offset; time goes on from there, at most to another one. */
  #keepTime({ signal }: Run, offset: number, limit: number): void {
    if (!signal.aborted) this.clock.hear(this.timeAt(offset), this.timeAt(limit), this.saying!.utterance.rate);
  }

  /** The first sound of a run, or the end of an utterance that never told of its start. */
  protected begin({ signal }: Run): void {
    if (signal.aborted || !this.state.waiting) return;
    this.state.waiting = false;
    this.heard.begin(this.cursor);
    const start = this.start;
    this.events.keepTime();
    this.events.tell('playing');
    if (!signal.aborted) start?.resolve();
  }

  protected moveTo(offset: number, footing: Footing): void {
    this.place.moveTo(offset, footing);
    if (!this.state.waiting) this.heard.reach(offset);
    this.tell();
    if (!this.state.waiting) this.events.time();
  }

  protected tell(): void {
    this.events.place(this.currentSentence, this.currentWord);
  }

  /** No voice is being loaded any more. */
  protected notLoading(): void {
    if (this.notice?.reason === 'loading') this.note(undefined);
  }

  /** What who listens should know, or `undefined` when it no longer holds. */
  note(notice: PlayerNotice | undefined): void {
    if (isSameNotice(notice, this.state.notice)) return;
    this.state.notice = notice;
    this.events.tell('noticechange');
  }
}
