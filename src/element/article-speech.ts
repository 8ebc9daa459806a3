import { isServer, type PropertyValues } from 'lit';
import { Persistence } from '../features/persistence/controller.js';
import type { Caret, ControlsUse, PlayerContext } from '../core/context.js';
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
import { validate, readAttribute, lowerCaseName, warnOnce } from './attributes.js';
import { custom, type Rule } from '../options/rules.js';
import type { ArticleAudioTrack } from './audio-tracks.js';
import { MediaEventQueue } from './media-event-queue.js';
import { MEDIA_ATTRIBUTES } from './media-attributes.js';
import { codeAnnouncement, uiLanguage, stringsFor } from '../strings/load.js';
import { StringsLoader } from './strings-loader.js';
import { PageFeatures } from './page-features.js';
import { takePreUpgradeProperties } from './pre-upgrade-properties.js';
import { SentenceElementBase } from './sentence-element-base.js';
import { withoutListenersOnServer } from './hydratable-element.js';
import type { ArticleTextTrack } from './text-track.js';
import { TextTracks } from './text-tracks.js';
import type { TrackList } from './track-list.js';
import { Voices } from './voices.js';
import { lazyModule } from '../util/lazy-module.js';

const loadPreview = lazyModule(() => import('../features/preview/preview.js'));

/** The measured rate of each voice, shared by all players of a page. */
const SPEAKING_RATES = new SpeakingRates();

const ENGINES = custom<readonly Partial<SpeechEngine>[]>('an array of engines', (engines) =>
  engines.every(({ speak }) => speak),
) as Rule<readonly SpeechEngine[] | undefined>;

/**
 * Reads an article aloud, without any UI: like an `<audio>` without controls whose source is an
 * article.
 *
 * @fires loadstart - The article is being extracted.
 * @fires abort - The article is being replaced.
 * @fires emptied - The article has been replaced by another one.
 * @fires loadedmetadata - The article has been extracted: `duration` and `sentences` are known.
 * @fires loadeddata - The first sentence is known.
 * @fires canplay - Playback can start.
 * @fires canplaythrough - Playback can continue to the end.
 * @fires progress - The whole article is loaded: `buffered`, `seekable`.
 * @fires durationchange - `duration` changed.
 * @fires play - Playback was started.
 * @fires waiting - Playback waits for the voice.
 * @fires playing - The voice has started.
 * @fires pause - Playback was stopped; the position is kept.
 * @fires ended - The end of the article was reached.
 * @fires seeking - A seek has started.
 * @fires seeked - A seek is complete.
 * @fires timeupdate - `currentTime` moved; four times a second while playing.
 * @fires ratechange - `playbackRate` changed.
 * @fires volumechange - `volume` or `muted` changed.
 * @fires error - Playback failed; `error` has the reason.
 * @fires noticechange - `notice` changed.
 * @fires voicechange - Another voice speaks.
 * @fires voiceschange - The list `voices` changed.
 * @fires {SentenceChangeEvent} sentencechange - `currentSentence` changed.
 * @fires {WordChangeEvent} wordchange - `currentWord` changed.
 */
export class ArticleSpeechElement extends SentenceElementBase {
  readonly #webSpeech = new WebSpeechEngine(globalThis, SPEAKING_RATES);
  readonly #defaultEngines = [this.#webSpeech, embeddedVoice(() => this.embeddedVoice)];
  #engines: readonly SpeechEngine[] = this.#defaultEngines;
  /** @internal */
  protected override readonly player = withoutListenersOnServer(
    new Player(withEstimatedBoundaries(fallback(this.#engines), SPEAKING_RATES)),
  );
  /** @internal */
  protected override readonly articleReader = new ArticleReader(this, this.player, () =>
    this.onRead(),
  );
  /** @internal What every feature is given. */
  protected readonly context: PlayerContext<this> = {
    host: this,
    player: this.player,
    reader: this.articleReader,
    requestPlay: (trigger, from) => (from ? this.#playAt(from, trigger) : this.playFor(trigger)),
    playFromCursor: (trigger) => this.#playFromPosition(trigger),
    announceCode: (lines, lang) => this.announceCode(lines, lang),
    listenHere: () => this.listenHere,
    announcePosition: () => this.announcePosition(),
    controlsUse: () => this.controlsUse,
    warn: (message) => warnOnce(this, message),
  };
  /** @internal */
  protected readonly recording = new RecordingController(this.context);
  /** @internal */
  protected readonly pageFeatures = new PageFeatures(this.context);
  /** @internal */
  protected readonly pageLifecycle = new PageLifecycle(this.context);
  /** @internal */
  protected readonly wakeLock = new WakeLock(this.context);
  /** @internal */
  protected readonly mediaSession = new MediaSessionController(this.context);
  /** @internal */
  protected readonly persistence = new Persistence(this.context);
  /** @internal */
  protected readonly sleepTimer = new SleepTimer(this.context);
  /** @internal */
  protected readonly pronunciationLists = new PronunciationLists(this.context);
  /** @internal */
  protected readonly stringsLoader = new StringsLoader(this, () => this.stringsLanguages());
  /** @internal */
  protected readonly previewController = new PreviewController(this.context, loadPreview);
  /** @internal */
  protected readonly mediaEvents = new MediaEventQueue(this.player, this);
  readonly #textTracks = new TextTracks(this, this.player);
  readonly #voices = new Voices(this, this.player);
  readonly #applyPreUpgradeProperties = takePreUpgradeProperties(this, (message) =>
    warnOnce(this, message),
  );

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...Object.keys(MEDIA_ATTRIBUTES)].flatMap((name) => [
      name,
      lowerCaseName(name),
    ]);
  }

  /** Resolves when the article has been extracted and split into sentences. */
  get ready(): Promise<void> {
    return this.articleReader.ready;
  }
  /** The URL of the recording; without one, the URL of the page. */
  override get currentSrc(): string {
    return this.recording.address || super.currentSrc;
  }
  /**
   * All voices, best first: those for the article's language before all others. Browsers load them
   * late, and `voiceschange` is dispatched then.
   */
  get voices(): readonly Voice[] {
    return this.#voices.all;
  }
  /**
   * A `chapters` track from the headings, a `captions` track with one cue for each sentence, and
   * the tracks that the page has added.
   */
  get textTracks(): TrackList<ArticleTextTrack> {
    return this.#textTracks.list;
  }
  /**
   * Adds an empty track whose mode is `hidden`. Its times are seconds at rate 1. @throws
   * `TypeError` for an unknown kind.
   */
  addTextTrack(kind: TextTrackKind, label?: string, language?: string): ArticleTextTrack {
    return this.#textTracks.add(kind, label, language);
  }
  /** The voices that may speak the article, best first. Setting `enabled` selects one. */
  get audioTracks(): TrackList<ArticleAudioTrack> {
    return this.#voices.tracks;
  }
  /**
   * The engines, in order of preference. If one cannot run, has no voice or fails permanently, the
   * next one speaks.
   */
  get engines(): readonly SpeechEngine[] {
    return this.#engines;
  }
  set engines(engines: readonly SpeechEngine[] | null | undefined) {
    const wanted = validate(this, 'engines', engines, ENGINES) ?? this.#defaultEngines;
    // Setting the same engines again does not restart the current sentence.
    const isSame =
      wanted.length === this.#engines.length &&
      wanted.every((each, i) => each === this.#engines[i]);
    this.#engines = wanted;
    if (!isSame) this.recording.voices = withEstimatedBoundaries(fallback(wanted), SPEAKING_RATES);
    this.requestUpdate();
  }
  /** @internal Plays; `trigger` is what the user has used. */
  protected playFor(trigger: Trigger): Promise<void> {
    // The first update applies the properties that were set before the element was upgraded.
    if (!this.hasUpdated && this.isConnected) this.performUpdate();
    // The timeline of a recording needs the whole text.
    const fromStart =
      !this.src &&
      this.start === 'top' &&
      !this.pageFeatures.playFromHere.place &&
      !this.currentTime;
    this.articleReader.readForSpeech(fromStart);
    this.pageFeatures.playFromHere.prepare();
    return this.#playFromPosition(trigger);
  }
  /** @internal Announces the position to screen readers. Without UI there is no live region. */
  protected announcePosition(): void {}

  /** @internal Whether the user is using the controls. There are none. */
  protected get controlsUse(): ControlsUse {
    return { open: false, pointer: false, focus: false, inPlace: undefined };
  }
  /** @internal The label of the button that plays from a paragraph, and its BCP 47 language. */
  protected get listenHere(): { text: string; lang: string } {
    const { listenHere, lang } = stringsFor(uiLanguage(this));
    return { text: listenHere, lang };
  }
  /**
   * @internal The text that is spoken instead of a code block of `lines` lines in an article in the
   * language `lang`.
   */
  protected announceCode(lines: number, lang: string): { text: string; lang: string } {
    return codeAnnouncement(lines, lang, uiLanguage(this));
  }
  /**
   * @internal The BCP 47 languages whose strings are needed: here, those in which code blocks are
   * announced.
   */
  protected stringsLanguages(): string[] {
    const code = this.player.transcript?.passages.filter(({ kind }) => kind === 'code') ?? [];
    return code.length ? [...new Set([uiLanguage(this), ...code.map(({ lang }) => lang)])] : [];
  }
  /** @internal Whether playback is possible: an engine can run, and there is text. */
  protected get available(): boolean {
    return (
      (!!this.src || this.#engines.some(isAvailable)) && this.articleReader.state !== 'nothing'
    );
  }

  /**
   * Plays from the current position. Extracts the article first, if that was not done yet. Calls
   * the speech engine in the same task, which browsers require of a user gesture.
   * @returns resolves when the voice has started; rejects as `HTMLMediaElement.play()` does.
   */
  play(): Promise<void> {
    return this.playFor('api');
  }

  /**
   * Extracts the article and loads its recording again. Stops playback, and resets `playbackRate`
   * to `defaultPlaybackRate`.
   */
  load(): void {
    this.player.empty();
    this.recording.again();
    this.articleReader.reload();
  }

  override connectedCallback(): void {
    this.#applyPreUpgradeProperties();
    super.connectedCallback();
  }

  override attributeChangedCallback(name: string, old: string | null, _value: string | null): void {
    const { observedAttributes } = this.constructor as typeof ArticleSpeechElement;
    const attribute = observedAttributes.find((each) => lowerCaseName(each) === name) ?? name;
    MEDIA_ATTRIBUTES[attribute]?.(this);
    super.attributeChangedCallback(attribute, old, readAttribute(this, attribute));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    // A server has no voices.
    if (!isServer) this.#applySettings();
  }

  /** Called when the article was extracted, or when none was found. */
  protected onRead(): void {
    this.requestUpdate();
    if (this.articleReader.state === 'read') return;
    const isNamed = this.htmlFor && !this.article;
    warnOnce(
      this,
      isNamed
        ? `for="${this.htmlFor}" names no element with text to read; accepted: the id of one. It is waited for.`
        : 'no article with text to read was found; name it by for="id". It is waited for.',
    );
  }

  /** Seeks to the sentence at a position in the page, and plays. */
  async #playAt({ node, offset }: Caret, trigger: Trigger): Promise<void> {
    this.articleReader.readNow();
    const textOffset = this.readArticle?.map.offsetAt(node, offset);
    const sentence =
      textOffset === undefined ? undefined : this.player.transcript?.sentenceAt(textOffset);
    if (sentence) this.player.seek(sentence.start, trigger);
    if (this.player.paused) await this.playFor(trigger);
  }

  #playFromPosition(trigger: Trigger): Promise<void> {
    this.recording.look();
    this.#applySettings();
    // The voices speak if the recording fails, when there is no user gesture any more.
    if (this.src) this.recording.voices.unlock?.();
    return this.player.play(trigger);
  }

  /**
   * Applies the options to the engine and the player. Called also before each play, because an
   * update may be pending.
   */
  #applySettings(): void {
    const { voice, onlineVoices, noVoice, sentencePause } = this;
    const { speechSettings } = this.player;
    this.#webSpeech.online = onlineVoices;
    const chosen = this.persistence.voiceFor();
    speechSettings.voice =
      chosen?.id === voice ? chosen : voice ? { id: voice, name: voice } : undefined;
    speechSettings.otherVoices = this.persistence.otherVoices;
    speechSettings.onMissingVoice = noVoice;
    speechSettings.sentenceGap = sentencePause;
  }
}
