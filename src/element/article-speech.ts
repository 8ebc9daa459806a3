import type { PropertyDeclarations, PropertyValues } from 'lit';
import { Highlighting, type HighlightChoice } from '../features/highlighting.js';
import { MediaSessionController, type MediaKeysChoice } from '../features/media-session.js';
import { PageLife } from '../features/page-life.js';
import { Previewing } from '../features/previewing.js';
import { Pronouncing } from '../features/pronouncing.js';
import { Reading, type ReadArticle } from '../features/reading.js';
import { Recording } from '../features/recording.js';
import { WakeLock } from '../features/wake-lock.js';
import type { VoicelessChoice } from '../playback/delivery.js';
import type { Trigger } from '../playback/events.js';
import { Player } from '../playback/player.js';
import type { SpeechEngine, Voice } from '../speech/engine.js';
import { Paces } from '../speech/pace.js';
import { WebSpeechEngine } from '../speech/web-speech.js';
import { fallback } from '../speech/fallback.js';
import { embeddedVoice, type EmbeddedVoiceChoice } from '../speech/flite/embedded.js';
import { paced } from '../speech/wrap.js';
import type { LexiconEntry } from '../text/lexicon.js';
import type { CodeChoice } from '../text/transcript.js';
import { acceptedValue, text, warnOnce } from './attributes.js';
import type { ArticleAudioTrack } from './audio-tracks.js';
import { canRun } from './engines.js';
import { News } from './events.js';
import { MediaSurface } from './media.js';
import { isMediaAttribute, MEDIA_ATTRIBUTES, TakenOver } from './media-attributes.js';
import { describeSentence, describeWord, type ArticleSentence, type ArticleWord } from './sentences.js';
import { codeAnnouncement, ownLanguage } from './strings.js';
import { sentenceOf, type SeekTarget } from './target.js';
import type { ArticleTextTrack } from './text-track.js';
import { TextTracks } from './text-tracks.js';
import type { TrackList } from './track-list.js';
import { Voices } from './voices.js';

/** How fast each voice speaks is the same for all players of a page. */
const PACES = new Paces();

/**
 * Reads an article aloud, without a face of its own: like an `<audio>` whose source is an article.
 *
 * @fires loadstart - An article is being read.
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
export class ArticleSpeechElement extends MediaSurface {
  static override properties: PropertyDeclarations = {
    article: { attribute: false },
    htmlFor: { attribute: 'for', converter: text('') },
    skip: { converter: text('') },
    src: { converter: text('') },
    voice: { converter: text('') },
    onlineVoices: { attribute: 'online-voices', type: Boolean },
    noVoice: { attribute: 'no-voice', converter: text('skip') },
    embeddedVoice: { attribute: 'embedded-voice', converter: text('auto') },
    mediaKeys: { attribute: 'media-keys', converter: text('auto') },
    highlight: { converter: text('both') },
    code: { converter: text('announce') },
    lexicon: { attribute: false },
    preview: { type: Boolean },
  };

  /** The article itself; before `for` and all other ways to find it. */
  declare article: Element | undefined;
  /** The `id` of the article. */
  declare htmlFor: string;
  /** A CSS selector list of what is never read, beside the built-in rules. */
  declare skip: string;
  /** The address of a recording of the article, which plays in place of a voice; its timing marks in a `<track kind="metadata" src>` within. */
  declare src: string;
  /** The id or the name of the wanted voice; an unknown one leaves the choice to the player. */
  declare voice: string;
  /** Also voices that send the text off the device may speak. */
  declare onlineVoices: boolean;
  /** What becomes of a passage in a language that no voice speaks: `skip` passes it over, `read` has it read by a voice for the article. */
  declare noVoice: VoicelessChoice;
  /**
   * Whether a voice may be loaded where the browser has none for the article, English alone, about 3 MB, once: `auto` does it, but asks where the
   * reader saves data; `ask` always asks; `load` never asks; `off` leaves it.
   */
  declare embeddedVoice: EmbeddedVoiceChoice;
  /**
   * Media keys, headsets and the lock screen: `auto` heeds them where real sound plays, a recording or a synthesizer; `on` also where the
   * browser's own voice speaks, by a sound next to silent that takes the audio from what else plays on a phone; `off` never.
   */
  declare mediaKeys: MediaKeysChoice;
  /** What is lit in the article: `both` the sentence and the word, `sentence`, `word` or `none`. */
  declare highlight: HighlightChoice;
  /** What is said of a block of code: `announce` that there is one and how many lines it has, or `read` all of it. */
  declare code: CodeChoice;
  /**
   * How words are said that voices get wrong: `[{ grapheme: 'GIF', alias: 'jiff' }, { pattern: '(\\d+)km', alias: '$1 kilometres', lang: 'en' }]`.
   * Comes before the lists that the page links to: `<link rel="pronunciation" href type="application/pls+xml">`, or `application/json`.
   */
  declare lexicon: readonly LexiconEntry[] | undefined;
  /** Shows, over the page, what is read, in order and in kind, and what is left out and why. For publishers. */
  declare preview: boolean;

  readonly #webSpeech = new WebSpeechEngine(globalThis, PACES);
  #engines: readonly SpeechEngine[] = [this.#webSpeech, embeddedVoice(() => this.embeddedVoice)];
  /** @internal */
  protected override readonly player = new Player(paced(fallback(this.#engines), PACES));
  /** @internal */
  protected readonly reading = new Reading(this, this.player, () => this.onRead());
  /** @internal */
  protected readonly recording = new Recording(this, this.player, (message) => warnOnce(this, message));
  /** @internal */
  protected readonly highlighting = new Highlighting(this, this.player);
  /** @internal */
  protected readonly pageLife = new PageLife(this, this.player);
  /** @internal */
  protected readonly wakeLock = new WakeLock(this, this.player);
  /** @internal */
  protected readonly mediaSession = new MediaSessionController(this, this.player, (trigger) => {
    this.playFor(trigger).catch(() => {});
  });
  /** @internal */
  protected readonly pronouncing = new Pronouncing(this, this.player, {
    announceCode: (lines, lang) => this.announceCode(lines, lang),
    warn: (message) => warnOnce(this, message),
  });
  /** @internal */
  protected readonly previewing = new Previewing(this, this.player, this.reading, () => import('./preview/preview.js'));
  /** @internal */
  protected readonly news = new News(this.player, this);
  readonly #textTracks = new TextTracks(this, this.player);
  readonly #voices = new Voices(this, this.player);
  readonly #takenOver: TakenOver;

  constructor() {
    super();
    this.htmlFor = this.skip = this.src = this.voice = '';
    this.onlineVoices = this.preview = false;
    this.highlight = 'both';
    this.mediaKeys = 'auto';
    this.noVoice = 'skip';
    this.embeddedVoice = 'auto';
    this.code = 'announce';
    this.#takenOver = new TakenOver(this, (message) => warnOnce(this, message));
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...MEDIA_ATTRIBUTES];
  }

  /** Resolves once the article has been read into sentences. */
  get ready(): Promise<void> {
    return this.reading.ready;
  }
  /** The address of the recording, or of the page where there is none. */
  override get currentSrc(): string {
    return this.recording.address || super.currentSrc;
  }
  /** All sentences, in the order they are said; empty until the article has been read. */
  get sentences(): readonly ArticleSentence[] {
    return (this.player.transcript?.sentences ?? []).map((sentence) => this.#describe(sentence));
  }
  /** The sentence being said, or paused in; `undefined` before the first play and after the end. */
  get currentSentence(): ArticleSentence | undefined {
    const { currentSentence } = this.player;
    return currentSentence && this.#describe(currentSentence);
  }
  /** The word being said, where the voice tells. */
  get currentWord(): ArticleWord | undefined {
    const { currentWord } = this.player;
    return currentWord && describeWord(currentWord, this.readArticle?.map);
  }
  /** The voices there are, best first: those for the article's language, then all others. They come late: `voiceschange` tells. */
  get voices(): readonly Voice[] {
    return this.#voices.all;
  }
  /** A `chapters` track from the headings, and a `captions` track with one cue a sentence. */
  get textTracks(): TrackList<ArticleTextTrack> {
    return this.#textTracks.list;
  }
  /** The voices that may speak the article, best first; `enabled` chooses one. */
  get audioTracks(): TrackList<ArticleAudioTrack> {
    return this.#voices.tracks;
  }
  /** The engines, in order of preference: where one cannot run, has no voice or fails for good, the next one speaks. */
  get engines(): readonly SpeechEngine[] {
    return this.#engines;
  }
  set engines(engines: readonly SpeechEngine[]) {
    // The rest of a sentence is not said anew because the same engines were given once more.
    const isSame = engines.length === this.#engines.length && engines.every((each, i) => each === this.#engines[i]);
    this.#engines = engines;
    if (!isSame) this.recording.voices = paced(fallback(engines), PACES);
    this.requestUpdate();
  }
  /** @internal The article as it was read. */
  get readArticle(): ReadArticle | undefined {
    return this.reading.article;
  }
  /** @internal Starts for a person, by what they used. */
  protected playFor(trigger: Trigger): Promise<void> {
    // What was set before the element was defined is taken with its first update.
    if (!this.hasUpdated && this.isConnected) this.performUpdate();
    this.reading.ensure();
    this.recording.look();
    this.#instruct();
    return this.player.play(trigger);
  }
  /** @internal What is said in place of a block of code of so many lines, in an article of this language. */
  protected announceCode(lines: number, lang: string): { text: string; lang: string } {
    return codeAnnouncement(lines, lang, ownLanguage(this));
  }
  /** @internal Whether it can speak at all: an engine that runs, and something to say. */
  protected get available(): boolean {
    return (!!this.src || this.#engines.some(canRun)) && this.reading.state !== 'nothing';
  }

  /**
   * Starts at the place it is at. Reads the article first if it was not read yet; the voice is reached in this very task.
   * @returns resolves at the first sound; rejects as `HTMLMediaElement.play()` does.
   */
  play(): Promise<void> {
    return this.playFor('api');
  }

  /** Reads the article anew: what was being said is stopped, and the speed is `defaultPlaybackRate`. */
  load(): void {
    this.player.empty();
    this.reading.again();
  }

  /**
   * Goes to a sentence, or to the sentence where a range, a node or a selection begins.
   * @throws `TypeError` when it is none of these, `RangeError` when there is no such sentence.
   */
  seekTo(target: SeekTarget): void {
    this.reading.ensure();
    this.player.seek(sentenceOf(target, this.player.transcript, this.readArticle?.map).start);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    const accepted = acceptedValue(this, name, value);
    if (isMediaAttribute(name)) this.#takenOver.attribute(name, accepted);
    super.attributeChangedCallback(name, old, accepted);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#instruct();
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

  #describe = (sentence: Parameters<typeof describeSentence>[0]): ArticleSentence =>
    describeSentence(sentence, this.player.transcript!, this.readArticle?.map);

  /** Tells the engine and the player what is wanted: before each play, as an update may still be to come. */
  #instruct(): void {
    const { voice, onlineVoices, noVoice } = this;
    const { delivery } = this.player;
    this.#webSpeech.online = onlineVoices;
    delivery.voice = voice ? { id: voice, name: voice } : undefined;
    delivery.voiceless = noVoice;
  }
}
