import type { ReactiveController } from 'lit';
import type { ArticleAudioTrack } from './audio-tracks.js';
import { warnOnce } from '../shell/attributes.js';
import { MediaEventQueue } from './media-event-queue.js';
import { sentenceAtTarget, type SeekTarget } from './seek-target.js';
import {
  describeSentence,
  describeWord,
  type ArticleSentence,
  type ArticleWord,
} from './sentences.js';
import { StringsLoader } from './strings-loader.js';
import type { ArticleTextTrack } from './text-track.js';
import { TextTracks } from './text-tracks.js';
import type { TrackList } from '../shell/track-list.js';
import { Voices } from './voices.js';
import { PageLifecycle } from '../features/page-lifecycle/controller.js';
import { pageAddress } from '../page/address.js';
import type { TextMap } from '../page/text-map.js';
import type { Trigger } from '../player/events.js';
import { Player } from '../player/player.js';
import type { ElementCore } from '../shell/element-core.js';
import type { CoreFactory, CoreHost } from '../shell/parts.js';
import type { PreCoreState } from '../shell/pre-core-state.js';
import { withEstimatedBoundaries } from '../speech/estimated-boundaries.js';
import { fallback } from '../speech/fallback-engine.js';
import { embeddedVoice } from '../speech/flite/embedded-voice.js';
import { isAvailable } from '../speech/is-available.js';
import { SpeakingRates } from '../speech/speaking-rates.js';
import type { SpeechEngine, Voice } from '../speech/types.js';
import { WebSpeechEngine } from '../speech/web-speech/web-speech-engine.js';
import { uiLanguage } from '../strings/load.js';
import { codeAnnouncement, coreStringsFor } from '../strings/core-strings.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { ArticleReader, type ReadArticle } from './article-reader.js';
import type { Caret, ControlsUse, PlayerContext } from './context.js';
import type { Features } from './features.js';

/** The measured rate of each voice, shared by all players of a page. */
const SPEAKING_RATES = new SpeakingRates();

const NO_CONTROLS: ControlsUse = { open: false, pointer: false, focus: false, inPlace: undefined };

/** A text and its BCP 47 language. */
export interface LocalizedText {
  readonly text: string;
  readonly lang: string;
}

/** What the controls of `<article-player>` add. `undefined` leaves a text to the core. */
export interface Controls {
  /** The BCP 47 language of the controls, whose strings are loaded. */
  readonly language: string;
  readonly use: ControlsUse;
  readonly listenHere: LocalizedText | undefined;
  announceCode(lines: number): LocalizedText | undefined;
  announcePosition(): void;
}

/** A cache of `sentences`, with the objects from which it was created. */
interface DescribedSentences {
  readonly transcript: Transcript | undefined;
  readonly map: TextMap | undefined;
  readonly sentences: readonly ArticleSentence[];
}

/**
 * What stands behind the members of an element: the player, and the reader of the article. The
 * features are added when they are loaded.
 */
export class ArticleCore implements ElementCore {
  /** Set by `<article-player>`; `<article-speech>` has none. */
  controls: Controls | undefined;
  readonly player: Player;
  readonly context: PlayerContext;
  /** Added when they are loaded. */
  features: Features | undefined;
  /** An element that a press has unlocked, for the sound of a recording. */
  readonly unlockedAudio: HTMLAudioElement | undefined;
  /** Those that nothing else asks. */
  readonly controllers: readonly ReactiveController[];
  readonly #host: CoreHost;
  readonly #updateNow: () => void;
  readonly #webSpeech = new WebSpeechEngine(globalThis, SPEAKING_RATES);
  readonly #defaultEngines: readonly SpeechEngine[];
  #engines: readonly SpeechEngine[];
  readonly #reader: ArticleReader;
  readonly #mediaEvents: MediaEventQueue;
  readonly #textTracks: TextTracks;
  readonly #voices: Voices;
  #described: DescribedSentences | undefined;
  #prepared = false;

  /**
   * `updateNow` applies pending changes of the element's properties. `before` is what was set and
   * asked until now.
   */
  constructor(host: CoreHost, updateNow: () => void, before?: PreCoreState) {
    this.#host = host;
    this.#updateNow = updateNow;
    // The first controller: the others see the applied settings.
    host.addController({ hostUpdate: () => this.#applySettings() });
    this.unlockedAudio = host.src ? before?.audio : undefined;
    this.#defaultEngines = [
      this.#webSpeech,
      embeddedVoice(() => host.embeddedVoice, host.src ? undefined : before?.audio),
    ];
    this.#engines = this.#defaultEngines;
    const player = new Player(withEstimatedBoundaries(fallback(this.#engines), SPEAKING_RATES));
    this.player = player;
    this.#reader = new ArticleReader(host, player, () => this.#onRead());
    this.context = this.#createContext();
    this.controllers = [
      new PageLifecycle(this.context),
      new StringsLoader(host, () => this.#stringsLanguages()),
    ];
    if (before) this.#take(before);
    this.#mediaEvents = new MediaEventQueue(player, host, this, before && !before.player.paused);
    this.#textTracks = new TextTracks(host, player, before);
    this.#voices = new Voices(host, player, before);
  }

  /** Whether playback is possible: an engine can run, and there is text. */
  get available(): boolean {
    return (
      (!!this.#host.src || this.#engines.some(isAvailable)) && this.#reader.state !== 'nothing'
    );
  }

  get ready(): Promise<void> {
    return this.#reader.ready;
  }
  get seeking(): boolean {
    return this.#mediaEvents.has('seeked');
  }
  /**
   * `play()` and `load()` extract the article at once, but for the page it is loaded with the event
   * `loadedmetadata`.
   */
  get readyState(): number {
    return this.#mediaEvents.has('loadedmetadata') ? 0 : this.player.readyState;
  }
  get networkState(): number {
    return this.#mediaEvents.has('loadedmetadata') ? 2 : this.player.networkState;
  }
  get currentSrc(): string {
    const recording = this.features?.recording.address;
    if (recording) return recording;
    return this.player.readyState > 0 ? this.#host.ownerDocument.URL.replace(/#.*/s, '') : '';
  }
  get sentences(): readonly ArticleSentence[] {
    const { transcript } = this.player;
    const map = this.#map;
    const cached = this.#described;
    if (cached && cached.transcript === transcript && cached.map === map) return cached.sentences;
    const sentences = Object.freeze(
      (transcript?.sentences ?? []).map((sentence) => this.#describe(sentence)),
    );
    this.#described = { transcript, map, sentences };
    return sentences;
  }
  get currentSentence(): ArticleSentence | undefined {
    const { currentSentence } = this.player;
    return currentSentence && this.#describe(currentSentence);
  }
  get currentWord(): ArticleWord | undefined {
    const { currentWord } = this.player;
    return currentWord && describeWord(currentWord, this.#map);
  }
  get voices(): readonly Voice[] {
    return this.#voices.all;
  }
  get textTracks(): TrackList<ArticleTextTrack> {
    return this.#textTracks.list;
  }
  get audioTracks(): TrackList<ArticleAudioTrack> {
    return this.#voices.tracks;
  }
  get engines(): readonly SpeechEngine[] {
    return this.#engines;
  }
  set engines(engines: readonly SpeechEngine[] | null | undefined) {
    const wanted = engines ?? this.#defaultEngines;
    // Setting the same engines again does not restart the current sentence.
    const isSame =
      wanted.length === this.#engines.length &&
      wanted.every((each, i) => each === this.#engines[i]);
    this.#engines = wanted;
    if (isSame) return;
    const voices = withEstimatedBoundaries(fallback(wanted), SPEAKING_RATES);
    if (this.features) this.features.recording.voices = voices;
    else this.player.engine = voices;
  }

  addTextTrack(kind: TextTrackKind, label?: string, language?: string): ArticleTextTrack {
    return this.#textTracks.add(kind, label, language);
  }

  seekTo(target: SeekTarget): void {
    this.#reader.readNow();
    this.player.seek(sentenceAtTarget(target, this.player.transcript, this.#map).start);
  }

  linkTo(sentence: ArticleSentence | number | undefined): string {
    const target = typeof sentence === 'number' ? this.sentences[sentence] : sentence;
    if (typeof sentence === 'number' && !target)
      throw new RangeError(`There is no sentence ${sentence}.`);
    const page = this.#host.ownerDocument;
    return this.features?.linkToRange(page, target?.range, target?.lang ?? '') ?? pageAddress(page);
  }

  /** The engine is reached in the task of the call. */
  play(trigger: Trigger): Promise<void> {
    const host = this.#host;
    // The first update applies the properties that were set before the element was upgraded.
    if (!host.hasUpdated && host.isConnected) this.#updateNow();
    const playFromHere = this.features?.playFromHere;
    // The timeline of a recording needs the whole text.
    const fromStart =
      !host.src && host.start === 'top' && !playFromHere?.place && !this.player.currentTime;
    this.#reader.readForSpeech(fromStart);
    playFromHere?.prepare();
    return this.#playFromCursor(trigger);
  }

  resume(trigger: Trigger): Promise<void> {
    this.#reader.readNow();
    const persistence = this.features?.persistence;
    return persistence?.offer ? persistence.resume(trigger) : this.play(trigger);
  }

  startOver(trigger: Trigger): Promise<void> {
    this.#reader.readNow();
    this.features?.persistence.forgetPosition();
    this.player.seek(0, trigger);
    return this.#playFromCursor(trigger);
  }

  /** Browsers load their list of voices when it is first requested. */
  prepare(): void {
    if (this.#prepared) return;
    this.#prepared = true;
    this.player.engine.prepare?.();
  }

  load(): void {
    this.player.empty();
    this.features?.recording.again();
    this.#reader.reload();
  }

  /** The extracted article. */
  get readArticle(): ReadArticle | undefined {
    return this.#reader.article;
  }

  get #map(): TextMap | undefined {
    return this.readArticle?.map;
  }

  /** Takes what was set before the core was there. Nobody listens to the player yet. */
  #take({ player: before, engines }: PreCoreState): void {
    const { player } = this;
    const { playbackRate, defaultPlaybackRate, volume, muted } = before.speechSettings;
    Object.assign(player.speechSettings, { playbackRate, defaultPlaybackRate, volume, muted });
    player.loop = before.loop;
    if (before.currentTime > 0) player.currentTime = before.currentTime;
    if (engines) this.engines = engines;
  }

  #createContext(): PlayerContext {
    const host = this.#host;
    return {
      host,
      player: this.player,
      reader: this.#reader,
      requestPlay: (trigger, from) => (from ? this.#playAt(from, trigger) : this.play(trigger)),
      playFromCursor: (trigger) => this.#playFromCursor(trigger),
      announceCode: (lines, lang) =>
        this.controls?.announceCode(lines) ?? codeAnnouncement(lines, lang, uiLanguage(host)),
      listenHere: () => this.controls?.listenHere ?? this.#listenHere,
      announcePosition: () => this.controls?.announcePosition(),
      controlsUse: () => this.controls?.use ?? NO_CONTROLS,
      warn: (message) => warnOnce(host, message),
    };
  }

  get #listenHere(): LocalizedText {
    const { listenHere, lang } = coreStringsFor(uiLanguage(this.#host));
    return { text: listenHere, lang };
  }

  /** The BCP 47 languages of the controls, and those in which code blocks are announced. */
  #stringsLanguages(): string[] {
    const code = this.player.transcript?.passages.filter(({ kind }) => kind === 'code') ?? [];
    return [
      ...(this.controls ? [this.controls.language] : []),
      ...(code.length ? new Set([uiLanguage(this.#host), ...code.map(({ lang }) => lang)]) : []),
    ];
  }

  /** The article was extracted, or none was found. */
  #onRead(): void {
    const host = this.#host;
    host.requestUpdate();
    if (this.#reader.state === 'read') return;
    const isNamed = host.htmlFor && !host.article;
    warnOnce(
      host,
      isNamed
        ? `for="${host.htmlFor}" is not the id of an element with text to read. The player waits for one.`
        : 'No article with text to read was found. Name one with for="id". The player waits for one.',
    );
  }

  /** Seeks to the sentence at a position in the page, and plays. */
  async #playAt({ node, offset }: Caret, trigger: Trigger): Promise<void> {
    this.#reader.readNow();
    const textOffset = this.#map?.offsetAt(node, offset);
    const sentence =
      textOffset === undefined ? undefined : this.player.transcript?.sentenceAt(textOffset);
    if (sentence) this.player.seek(sentence.start, trigger);
    if (this.player.paused) await this.play(trigger);
  }

  #playFromCursor(trigger: Trigger): Promise<void> {
    const recording = this.features?.recording;
    recording?.look();
    this.#applySettings();
    // The voices speak if the recording fails, when there is no user gesture any more.
    if (this.#host.src) recording?.voices.unlock?.();
    return this.player.play(trigger);
  }

  /**
   * Applies the options to the engine and the player. Called also before each play, because an
   * update may be pending.
   */
  #applySettings(): void {
    const { voice, onlineVoices, noVoice, sentencePause, code } = this.#host;
    const { speechSettings } = this.player;
    this.#webSpeech.online = onlineVoices;
    const persistence = this.features?.persistence;
    const chosen = persistence?.voiceFor();
    speechSettings.voice =
      chosen?.id === voice ? chosen : voice ? { id: voice, name: voice } : undefined;
    speechSettings.otherVoices = persistence?.otherVoices ?? [];
    speechSettings.onMissingVoice = noVoice;
    speechSettings.sentenceGap = sentencePause;
    const announceCode = code === 'read' ? undefined : this.context.announceCode;
    speechSettings.pronunciation = { ...speechSettings.pronunciation, announceCode };
  }

  #describe(sentence: Sentence): ArticleSentence {
    return describeSentence(sentence, this.player.transcript!, this.#map);
  }
}

/** Creates the core of an element. */
export const createCore: CoreFactory = (host, updateNow, before) =>
  new ArticleCore(host, updateNow, before);
