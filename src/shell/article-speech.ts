import { isServer, type LitElement, type PropertyDeclarations } from 'lit';
import { lowerCaseName, readAttribute, validate, warnOnce } from './attributes.js';
import type { ArticleAudioTrack } from '../core/audio-tracks.js';
import { defineLowerCaseAlias } from './lower-case-alias.js';
import { MEDIA_ATTRIBUTES } from './media-attributes.js';
import { corePart, featuresPart } from './parts.js';
import { takePreUpgradeProperties } from './pre-upgrade-properties.js';
import type { SeekTarget } from '../core/seek-target.js';
import type { ArticleSentence, ArticleWord } from '../core/sentences.js';
import type { ArticleTextTrack } from '../core/text-track.js';
import type { TrackList } from './track-list.js';
import type { PlayerStore } from '../features/persistence/shared-store.js';
import type {
  EmbeddedVoiceChoice,
  FollowChoice,
  LoadingChoice,
  HighlightChoice,
  HighlightColors,
  MediaKeysChoice,
  ShortcutsChoice,
  StartChoice,
  StorageChoice,
  VoicelessChoice,
} from '../options/choices.js';
import { OPTIONS, type OptionValues } from '../options/options.js';
import { custom, type Rule } from '../options/rules.js';
import { PLAYER } from '../page/player-mark.js';
import type { SpeechEngine, Voice } from '../speech/types.js';
import type { LexiconEntry } from '../text/pronunciation/types.js';
import type { CodeChoice } from '../text/transcript.js';
import { CoreController } from './core-controller.js';
import { coreOf, setCore, setLoading } from './core-of.js';
import { MediaElement } from './media-element.js';

const ENGINES = custom<readonly Partial<SpeechEngine>[]>('an array of engines', (engines) =>
  engines.every(({ speak }) => speak),
) as Rule<readonly SpeechEngine[] | undefined>;

/**
 * Reads an article aloud, without any UI: like an `<audio>` without controls whose source is an
 * article.
 *
 * @tag article-speech
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
export class ArticleSpeechElement
  extends MediaElement
  implements Pick<OptionValues, keyof typeof OPTIONS>
{
  static override properties: PropertyDeclarations = OPTIONS;

  /** The article element. It has precedence over `for` and all other ways to find the article. */
  declare article: Element | undefined;
  /** The `id` of the article element. */
  declare htmlFor: string;
  /** A CSS selector list of elements that are not read, in addition to the built-in rules. */
  declare skip: string;
  /**
   * The URL of a recording of the article, which is played instead of a voice. Its timing marks are
   * in a child `<track kind="metadata" src>`.
   */
  declare src: string;
  /** The id or the name of the preferred voice. If it is unknown, the player selects a voice. */
  declare voice: string;
  /** Whether voices that send the text off the device may speak, too. */
  declare onlineVoices: boolean;
  /**
   * A passage in a language that no voice speaks: `skip` leaves it out, `read` speaks it with the
   * voice of the article.
   */
  declare noVoice: VoicelessChoice;
  /**
   * Whether the embedded voice (English, about 3 MB) may be loaded if the browser has no voice for
   * the article: `auto` loads it, but asks first if the user saves data; `ask` always asks; `load`
   * never asks; `off` never loads it.
   */
  declare embeddedVoice: EmbeddedVoiceChoice;
  /**
   * Media keys, headsets and the lock screen: `auto` handles them if audio plays, from a recording
   * or a synthesizer. `on` handles them also if the browser's voice speaks. For that, it plays an
   * almost silent sound, which stops other audio on a phone. The sound continues for half an hour
   * of a pause on a hidden page, which the browser would freeze otherwise. `off` never handles
   * them.
   */
  declare mediaKeys: MediaKeysChoice;
  /**
   * What is highlighted in the article: `both` the sentence and the word, `sentence`, `word` or
   * `none`.
   */
  declare highlight: HighlightChoice;
  /**
   * The colours of the highlight: `yellow`, which is `contrast` or `underline` if the user prefers
   * more or less contrast; `blue`; `underline`, without a background; `contrast`: black, white and
   * bright yellow.
   */
  declare highlightColors: HighlightColors;
  /**
   * Whether the rest of the article is dimmed while the voice speaks. Its text keeps a contrast of
   * 4.5:1 if it has that; images are not dimmed.
   */
  declare dim: boolean;
  /**
   * Whether the page scrolls with the voice: `auto`, unless the user has scrolled away, or `off`.
   */
  declare follow: FollowChoice;
  /** Where the first play starts: at the `top`, or at the first `visible` passage. */
  declare start: StartChoice;
  /** Keyboard shortcuts for the whole page: `off`, or `page`: Alt with P, comma and full stop. */
  declare shortcuts: ShortcutsChoice;
  /** An additional pause after each sentence, in seconds, 0 to 10. */
  declare sentencePause: number;
  /** Code blocks: `announce` speaks only the number of lines, `read` speaks the code. */
  declare code: CodeChoice;
  /**
   * When the code of the player is loaded, if the page loads `article-player.js` as a script: `auto`
   * when the element is near the window and the browser is idle, but with Save-Data as `intent`;
   * `intent` when a pointer, the focus or a touch comes to it, on a press, or on a call that needs
   * it; `eager` at once.
   */
  declare loading: LoadingChoice;
  /**
   * The pronunciation of words that voices get wrong:
   * `[{ grapheme: 'GIF', alias: 'jiff' }, { pattern: '(\\d+)km', alias: '$1 kilometres', lang: 'en' }]`.
   * It has precedence over the lists that the page links to:
   * `<link rel="pronunciation" href type="application/pls+xml">`, or `application/json`.
   */
  declare lexicon: readonly LexiconEntry[] | undefined;
  /**
   * Whether the position in each article and the user's settings are stored: `local`, only in the
   * browser, or `none`.
   */
  declare storage: StorageChoice;
  /**
   * A store to use instead of `localStorage`: an object with `getItem`, `setItem` and `removeItem`,
   * which may return promises. With `storage="none"`, nothing is stored in it either.
   */
  declare store: PlayerStore | undefined;
  /**
   * Shows over the page what is read, in which order and of which kind, and what is excluded and
   * why. For publishers.
   */
  declare preview: boolean;

  readonly #applyPreUpgradeProperties = takePreUpgradeProperties(this, (message) =>
    warnOnce(this, message),
  );

  constructor() {
    super();
    for (const [name, { converter }] of optionsOf(this)) {
      const defaultValue = (converter as Partial<Rule> | undefined)?.defaultValue;
      if (defaultValue !== undefined) Reflect.set(this, name, defaultValue);
    }
    const update = () => this.performUpdate();
    const core = isServer ? undefined : corePart.factory?.(this, update);
    if (core) setCore(this, core);
    else setLoading(this, new CoreController(this, update));
    if (core) featuresPart.factory?.(core);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...Object.keys(MEDIA_ATTRIBUTES)].flatMap((name) => [
      name,
      lowerCaseName(name),
    ]);
  }

  /**
   * Solid sets properties of custom elements by their names in lower case (solid-js/web,
   * `toPropertyName`).
   */
  protected static override finalize(): void {
    super.finalize();
    for (const name of this.elementProperties.keys())
      defineLowerCaseAlias(this.prototype, String(name));
  }

  /**
   * @internal Marks the element as a player, whatever its tag: a player never reads another one
   * aloud.
   */
  get [PLAYER](): true {
    return true;
  }

  /** Resolves when the article has been extracted and split into sentences. */
  get ready(): Promise<void> {
    return coreOf(this).ready;
  }
  /**
   * All sentences, in spoken order; empty until the article has been extracted. The array stays the
   * same object until the article is extracted again with a different result.
   */
  get sentences(): readonly ArticleSentence[] {
    return coreOf(this).sentences;
  }
  /** The sentence at the current position; `undefined` before the first play and after the end. */
  get currentSentence(): ArticleSentence | undefined {
    return coreOf(this).currentSentence;
  }
  /** The word that is being spoken, if the voice reports word boundaries. */
  get currentWord(): ArticleWord | undefined {
    return coreOf(this).currentWord;
  }
  /**
   * All voices, best first: those for the article's language before all others. Browsers load them
   * late, and `voiceschange` is dispatched then.
   */
  get voices(): readonly Voice[] {
    return coreOf(this).voices;
  }
  /**
   * A `chapters` track from the headings, a `captions` track with one cue for each sentence, and
   * the tracks that the page has added.
   */
  get textTracks(): TrackList<ArticleTextTrack> {
    return coreOf(this).textTracks;
  }
  /** The voices that may speak the article, best first. Setting `enabled` selects one. */
  get audioTracks(): TrackList<ArticleAudioTrack> {
    return coreOf(this).audioTracks;
  }
  /**
   * The engines, in order of preference. If one cannot run, has no voice or fails permanently, the
   * next one speaks.
   */
  get engines(): readonly SpeechEngine[] {
    return coreOf(this).engines ?? [];
  }
  set engines(engines: readonly SpeechEngine[] | null | undefined) {
    coreOf(this).engines = validate(this, 'engines', engines, ENGINES);
    this.requestUpdate();
  }

  /**
   * Adds an empty track whose mode is `hidden`. Its times are seconds at rate 1. @throws
   * `TypeError` for an unknown kind.
   */
  addTextTrack(kind: TextTrackKind, label?: string, language?: string): ArticleTextTrack {
    return coreOf(this).addTextTrack(kind, label, language);
  }

  /**
   * Plays from the current position. Extracts the article first, if that was not done yet. Calls
   * the speech engine in the same task, which browsers require of a user gesture.
   * @returns resolves when the voice has started; rejects as `HTMLMediaElement.play()` does.
   */
  play(): Promise<void> {
    return coreOf(this).play('api');
  }

  /**
   * Extracts the article and loads its recording again. Stops playback, and resets `playbackRate`
   * to `defaultPlaybackRate`.
   */
  load(): void {
    coreOf(this).load();
  }

  /**
   * Seeks to a sentence by its index, or to the sentence at the start of a range, a node or a
   * selection.
   * @throws `TypeError` if the target is none of these, `RangeError` if there is no such sentence.
   */
  seekTo(target: SeekTarget): void {
    coreOf(this).seekTo(target);
  }

  /**
   * A URL of this page with a text fragment that leads to a sentence: to the current one, to one of
   * `sentences`, or to the one with that index. Without a sentence, as before the first play, the
   * URL of the page.
   * @throws `RangeError` if there is no sentence with that index.
   */
  linkTo(sentence: ArticleSentence | number | undefined = this.currentSentence): string {
    return coreOf(this).linkTo(sentence);
  }

  /** Does nothing on a server, which may call it: there is no page. */
  override connectedCallback(): void {
    this.#applyPreUpgradeProperties();
    if (!isServer) super.connectedCallback();
  }

  override attributeChangedCallback(name: string, old: string | null, _value: string | null): void {
    const { observedAttributes } = this.constructor as typeof ArticleSpeechElement;
    const attribute = observedAttributes.find((each) => lowerCaseName(each) === name) ?? name;
    MEDIA_ATTRIBUTES[attribute]?.(this);
    super.attributeChangedCallback(attribute, old, readAttribute(this, attribute));
  }

  /** Replaces a value that an option does not accept, before anything reads it. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const name = change[0] as keyof this & string;
    const { attribute, converter } = optionsOf(this).get(name) ?? {};
    if ((converter as Partial<Rule> | undefined)?.parse) {
      const given: unknown = this[name];
      const attributeName = typeof attribute === 'string' ? attribute : name.toLowerCase();
      const valid = validate(this, attributeName, given, converter as Rule);
      if (valid !== given) return void Reflect.set(this, name, valid);
    }
    super.requestUpdate(...change);
  }
}

function optionsOf(element: LitElement): typeof LitElement.elementProperties {
  return (element.constructor as typeof LitElement).elementProperties;
}
