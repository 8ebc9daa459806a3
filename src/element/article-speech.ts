import { isServer, type PropertyValues } from 'lit';
import type { Caret } from '../features/play-from-here/caret.js';
import { Persistence } from '../features/persistence/controller.js';
import type { ControlsUse } from '../features/auto-scroll/controller.js';
import { MediaSessionController } from '../features/media-session/controller.js';
import { PageLifecycle } from '../features/page-lifecycle/controller.js';
import { PreviewController } from '../features/preview/controller.js';
import { PronunciationLists } from '../features/pronunciation-lists/controller.js';
import { ArticleReader } from '../core/article-reader.js';
import { RecordingController } from '../features/recording/controller.js';
import { SleepTimer } from '../features/sleep-timer/controller.js';
import { WakeLock } from '../features/wake-lock/controller.js';
import type { Trigger } from '../player/events.js';
import { Player } from '../player/player.js';
import { isAvailable } from '../speech/is-available.js';
import type { SpeechEngine, Voice } from '../speech/types.js';
import { SpeakingRates } from '../speech/speaking-rates.js';
import { WebSpeechEngine } from '../speech/web-speech/web-speech-engine.js';
import { fallback } from '../speech/fallback-engine.js';
import { embeddedVoice } from '../speech/flite/embedded-voice.js';
import { withEstimatedBoundaries } from '../speech/estimated-boundaries.js';
import { accepted, attributeOf, lowered, such, warnOnce, type Rule } from './attributes.js';
import type { ArticleAudioTrack } from './audio-tracks.js';
import { News } from './events.js';
import { MEDIA_ATTRIBUTES, takeOver } from './media-attributes.js';
import { codeAnnouncement, ownLanguage, stringsFor } from '../strings/load.js';
import { Localizing } from './localizing.js';
import { PageSide } from './page-side.js';
import { SentenceSurface } from './sentence-surface.js';
import { unheard } from './served.js';
import type { ArticleTextTrack } from './text-track.js';
import { TextTracks } from './text-tracks.js';
import type { TrackList } from './track-list.js';
import { Voices } from './voices.js';

/** How fast each voice speaks is the same for all players of a page. */
const SPEAKING_RATES = new SpeakingRates();

const ENGINES = such<readonly Partial<SpeechEngine>[]>('an array of engines', (given) =>
  given.every(({ speak }) => speak),
) as Rule<readonly SpeechEngine[] | undefined>;

/**
 * Reads an article aloud, without a face of its own: like an `<audio>` whose source is an article.
 *
 * @fires loadstart - An article is being read.
 * @fires abort - The article that was read is left.
 * @fires emptied - Another article was read in place of the one before.
 * @fires loadedmetadata - The article has been read: `duration` and `sentences` are there.
 * @fires loadeddata - The first sentence is there.
 * @fires canplay - It can be played.
 * @fires canplaythrough - It can be played to its end.
 * @fires progress - All of it is there: `buffered`, `seekable`.
 * @fires durationchange - `duration` was revised.
 * @fires play - It was started.
 * @fires waiting - It waits for the voice.
 * @fires playing - The voice has begun.
 * @fires pause - It was stopped, and keeps the place.
 * @fires ended - All was said.
 * @fires seeking - It goes to another place.
 * @fires seeked - It is at another place.
 * @fires timeupdate - `currentTime` moved; four times a second while playing.
 * @fires ratechange - `playbackRate` changed.
 * @fires volumechange - `volume` or `muted` changed.
 * @fires error - Nothing can be heard; `error` says why.
 * @fires noticechange - `notice` changed.
 * @fires voicechange - Another voice speaks.
 * @fires voiceschange - `voices` has others.
 * @fires {SentenceChangeEvent} sentencechange - `currentSentence` changed.
 * @fires {WordChangeEvent} wordchange - `currentWord` changed.
 */
export class ArticleSpeechElement extends SentenceSurface {
  readonly #webSpeech = new WebSpeechEngine(globalThis, SPEAKING_RATES);
  readonly #ownEngines = [this.#webSpeech, embeddedVoice(() => this.embeddedVoice)];
  #engines: readonly SpeechEngine[] = this.#ownEngines;
  /** @internal */
  protected override readonly player = unheard(
    new Player(withEstimatedBoundaries(fallback(this.#engines), SPEAKING_RATES)),
  );
  /** @internal */
  protected override readonly reading = new ArticleReader(this, this.player, () => this.onRead());
  /** @internal */
  protected readonly recording = new RecordingController(this, this.player, (message) => warnOnce(this, message));
  /** @internal */
  protected readonly pageSide = new PageSide(this, this.player, (trigger) => this.playFor(trigger));
  /** @internal */
  protected readonly pageLife = new PageLifecycle(this, this.player);
  /** @internal */
  protected readonly wakeLock = new WakeLock(this, this.player);
  /** @internal */
  protected readonly mediaSession = new MediaSessionController(this, this.player, (trigger) => {
    this.playFor(trigger).catch(() => {});
  });
  /** @internal */
  protected readonly memory = new Persistence(this, this.player, {
    ensure: () => this.reading.readNow(),
    play: (trigger) => this.#playHere(trigger),
    warn: (message) => warnOnce(this, message),
  });
  /** @internal */
  protected readonly sleepTimer = new SleepTimer(this, this.player);
  /** @internal */
  protected readonly pronouncing = new PronunciationLists(this, this.player, {
    announceCode: (lines, lang) => this.announceCode(lines, lang),
    warn: (message) => warnOnce(this, message),
  });
  /** @internal */
  protected readonly localizing = new Localizing(this, () => this.ownLanguages());
  /** @internal */
  protected readonly previewing = new PreviewController(
    this,
    this.player,
    this.reading,
    () => import('./preview/preview.js'),
  );
  /** @internal */
  protected readonly news = new News(this.player, this);
  readonly #textTracks = new TextTracks(this, this.player);
  readonly #voices = new Voices(this, this.player);
  readonly #takeOver = takeOver(this, (message) => warnOnce(this, message));

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...Object.keys(MEDIA_ATTRIBUTES)].flatMap((name) => [name, lowered(name)]);
  }

  /** Resolves once the article has been read into sentences. */
  get ready(): Promise<void> {
    return this.reading.ready;
  }
  /** The address of the recording, or of the page where there is none. */
  override get currentSrc(): string {
    return this.recording.address || super.currentSrc;
  }
  /** The voices there are, best first: those for the article's language, then all others. They come late: `voiceschange` tells. */
  get voices(): readonly Voice[] {
    return this.#voices.all;
  }
  /** A `chapters` track from the headings, a `captions` track with one cue a sentence, and those that a page has added. */
  get textTracks(): TrackList<ArticleTextTrack> {
    return this.#textTracks.list;
  }
  /** Adds a track of the page's own, `hidden` and without cues; its times are seconds at rate 1. @throws `TypeError` for a kind that there is not. */
  addTextTrack(kind: TextTrackKind, label?: string, language?: string): ArticleTextTrack {
    return this.#textTracks.add(kind, label, language);
  }
  /** The voices that may speak the article, best first; `enabled` chooses one. */
  get audioTracks(): TrackList<ArticleAudioTrack> {
    return this.#voices.tracks;
  }
  /** The engines, in order of preference: where one cannot run, has no voice or fails for good, the next one speaks. */
  get engines(): readonly SpeechEngine[] {
    return this.#engines;
  }
  set engines(engines: readonly SpeechEngine[] | null | undefined) {
    const wanted = accepted(this, 'engines', engines, ENGINES) ?? this.#ownEngines;
    // The rest of a sentence is not said anew because the same engines were given once more.
    const isSame = wanted.length === this.#engines.length && wanted.every((each, i) => each === this.#engines[i]);
    this.#engines = wanted;
    if (!isSame) this.recording.voices = withEstimatedBoundaries(fallback(wanted), SPEAKING_RATES);
    this.requestUpdate();
  }
  /** @internal Starts for a person, by what they used. */
  protected playFor(trigger: Trigger): Promise<void> {
    // What was set before the element was defined is taken with its first update.
    if (!this.hasUpdated && this.isConnected) this.performUpdate();
    // A recording's times are those of all of its text.
    const fromStart = !this.src && this.start === 'top' && !this.pageSide.playFromHere.place && !this.currentTime;
    this.reading.readForSpeech(fromStart);
    this.pageSide.playFromHere.prepare();
    return this.#playHere(trigger);
  }
  /** @internal Goes to the sentence at a place in the page, and speaks from there. */
  playAt({ node, offset }: Caret, trigger: Trigger): void {
    this.reading.readNow();
    const place = this.readArticle?.map.offsetAt(node, offset);
    const sentence = place === undefined ? undefined : this.player.transcript?.sentenceAt(place);
    if (sentence) this.player.seek(sentence.start, trigger);
    if (this.player.paused) this.playFor(trigger).catch(() => {});
  }
  /** @internal What a screen reader is told on demand: there is none to tell without a face. */
  tellWhere(): void {}

  /** @internal It has no controls. */
  get controlsUse(): ControlsUse {
    return { open: false, pointer: false, focus: false, inPlace: undefined };
  }
  /** @internal */
  get listenHere(): { text: string; lang: string } {
    const { listenHere, lang } = stringsFor(ownLanguage(this));
    return { text: listenHere, lang };
  }
  /** @internal What is said in place of a block of code of so many lines, in an article of this language. */
  protected announceCode(lines: number, lang: string): { text: string; lang: string } {
    return codeAnnouncement(lines, lang, ownLanguage(this));
  }
  /** @internal The languages, BCP 47, in which it needs words of its own: those in which it announces code. */
  protected ownLanguages(): string[] {
    const code = this.player.transcript?.passages.filter(({ kind }) => kind === 'code') ?? [];
    return code.length ? [...new Set([ownLanguage(this), ...code.map(({ lang }) => lang)])] : [];
  }
  /** @internal Whether it can speak at all: an engine that runs, and something to say. */
  protected get available(): boolean {
    return (!!this.src || this.#engines.some(isAvailable)) && this.reading.state !== 'nothing';
  }

  /**
   * Starts at the place it is at. Reads the article first if it was not read yet; the voice is reached in this very task.
   * @returns resolves at the first sound; rejects as `HTMLMediaElement.play()` does.
   */
  play(): Promise<void> {
    return this.playFor('api');
  }

  /** Reads the article anew, and loads its recording anew: what was being said is stopped, and the speed is `defaultPlaybackRate`. */
  load(): void {
    this.player.empty();
    this.recording.again();
    this.reading.reload();
  }

  override connectedCallback(): void {
    this.#takeOver();
    super.connectedCallback();
  }

  override attributeChangedCallback(name: string, old: string | null, _value: string | null): void {
    const { observedAttributes } = this.constructor as typeof ArticleSpeechElement;
    const own = observedAttributes.find((each) => lowered(each) === name) ?? name;
    MEDIA_ATTRIBUTES[own]?.(this);
    super.attributeChangedCallback(own, old, attributeOf(this, own));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    // A server has no one to ask for a voice.
    if (!isServer) this.#instruct();
  }

  /** The article was read, or there is none. */
  protected onRead(): void {
    this.requestUpdate();
    if (this.reading.state === 'read') return;
    const named = this.htmlFor && !this.article;
    warnOnce(
      this,
      named
        ? `for="${this.htmlFor}" names no element with text to read; accepted: the id of one. It is waited for.`
        : 'no article with text to read was found; name it by for="id". It is waited for.',
    );
  }

  #playHere(trigger: Trigger): Promise<void> {
    this.recording.look();
    this.#instruct();
    // They speak if the recording fails, and then no press is near.
    if (this.src) this.recording.voices.unlock?.();
    return this.player.play(trigger);
  }

  /** Tells the engine and the player what is wanted: before each play, as an update may still be to come. */
  #instruct(): void {
    const { voice, onlineVoices, noVoice, sentencePause } = this;
    const { speechSettings } = this.player;
    this.#webSpeech.online = onlineVoices;
    const chosen = this.memory.voiceFor();
    speechSettings.voice = chosen?.id === voice ? chosen : voice ? { id: voice, name: voice } : undefined;
    speechSettings.otherVoices = this.memory.otherVoices;
    speechSettings.onMissingVoice = noVoice;
    speechSettings.sentenceGap = sentencePause;
  }
}
