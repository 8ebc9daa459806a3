import type { LitElement, PropertyDeclarations } from 'lit';
import { HIGHLIGHT_COLORS, type HighlightColors } from '../options/choices.js';
import { FOLLOWS, type FollowChoice } from '../options/choices.js';
import { HIGHLIGHTS, type HighlightChoice } from '../options/choices.js';
import { MEDIA_KEYS_CHOICES, type MediaKeysChoice } from '../options/choices.js';
import { STORAGES, type StorageChoice } from '../options/choices.js';
import type { PlayerStore } from '../features/persistence/shared-store.js';
import { STARTS, type StartChoice } from '../options/choices.js';
import { CODE_CHOICES } from '../features/pronunciation-lists/controller.js';
import { SHORTCUT_CHOICES, type ShortcutsChoice } from '../options/choices.js';
import { MISSING_VOICE_CHOICES, type VoicelessChoice } from '../options/choices.js';
import { EMBEDDED_VOICE_CHOICES, type EmbeddedVoiceChoice } from '../speech/flite/embedded-voice.js';
import type { LexiconEntry } from '../text/pronunciation/types.js';
import type { CodeChoice } from '../text/transcript.js';
import { accepted, FLAG, oneOf, PAUSE, SELECTOR, such, TEXT, type Rule } from './attributes.js';
import { defineLowerCaseAlias } from './lower-case-alias.js';
import { MediaSurface } from './media.js';

const ELEMENT = such<Element>('an element', ({ nodeType }) => nodeType === 1);

/** What a page may say of its article and of how it is read, each as an attribute or a property. */
export abstract class ArticleOptions extends MediaSurface {
  static override properties: PropertyDeclarations = {
    article: { attribute: false, converter: ELEMENT },
    htmlFor: { attribute: 'for', converter: TEXT },
    skip: { converter: SELECTOR },
    src: { converter: TEXT },
    voice: { converter: TEXT },
    onlineVoices: { attribute: 'online-voices', converter: FLAG },
    noVoice: { attribute: 'no-voice', converter: oneOf(MISSING_VOICE_CHOICES) },
    embeddedVoice: { attribute: 'embedded-voice', converter: oneOf(EMBEDDED_VOICE_CHOICES) },
    mediaKeys: { attribute: 'media-keys', converter: oneOf(MEDIA_KEYS_CHOICES) },
    highlight: { converter: oneOf(HIGHLIGHTS) },
    highlightColors: { attribute: 'highlight-colors', converter: oneOf(HIGHLIGHT_COLORS) },
    dim: { converter: FLAG },
    follow: { converter: oneOf(FOLLOWS) },
    start: { converter: oneOf(STARTS) },
    shortcuts: { converter: oneOf(SHORTCUT_CHOICES) },
    sentencePause: { converter: PAUSE },
    code: { converter: oneOf(CODE_CHOICES) },
    lexicon: { attribute: false },
    storage: { converter: oneOf(STORAGES) },
    store: { attribute: false },
    preview: { converter: FLAG },
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
   * browser's own voice speaks, by a sound next to silent that takes the audio from what else plays on a phone, and for half an hour of a pause on
   * a hidden page, which would else be frozen; `off` never.
   */
  declare mediaKeys: MediaKeysChoice;
  /** What is lit in the article: `both` the sentence and the word, `sentence`, `word` or `none`. */
  declare highlight: HighlightChoice;
  /**
   * Its colours: `yellow`, or where the system asks for more contrast `contrast`, and for less `underline`; `blue`; `underline`, without a band;
   * `contrast`, black, white and bright yellow.
   */
  declare highlightColors: HighlightColors;
  /** The rest of the article is dimmed while the voice speaks. Its text keeps a contrast of 4.5 to 1, where it has it; pictures stay as they are. */
  declare dim: boolean;
  /** Whether the page scrolls with the voice: `auto`, unless the person looks elsewhere, or `off`. */
  declare follow: FollowChoice;
  /** Where a first play begins: at the `top`, or at the first passage that is `visible`. */
  declare start: StartChoice;
  /** Keys for all of the page: `off`, or `page`: Alt with P, comma and full stop. */
  declare shortcuts: ShortcutsChoice;
  /** A pause after each sentence, in seconds, beside those that are usual; 0 to 10. */
  declare sentencePause: number;
  /** What is said of a block of code: `announce` that there is one and how many lines it has, or `read` all of it. */
  declare code: CodeChoice;
  /**
   * How words are said that voices get wrong: `[{ grapheme: 'GIF', alias: 'jiff' }, { pattern: '(\\d+)km', alias: '$1 kilometres', lang: 'en' }]`.
   * Comes before the lists that the page links to: `<link rel="pronunciation" href type="application/pls+xml">`, or `application/json`.
   */
  declare lexicon: readonly LexiconEntry[] | undefined;
  /** Whether the place in each article, and what a listener chooses, is remembered: `local`, in the browser alone, or `none`. */
  declare storage: StorageChoice;
  /**
   * Where to remember instead of `localStorage`: an object with its `getItem`, `setItem` and `removeItem`, which may also return promises.
   * Nothing is remembered in it either with `storage="none"`.
   */
  declare store: PlayerStore | undefined;
  /** Shows, over the page, what is read, in order and in kind, and what is left out and why. For publishers. */
  declare preview: boolean;

  constructor() {
    super();
    for (const [name, { converter }] of (this.constructor as typeof LitElement).elementProperties) {
      const fallback = (converter as Partial<Rule> | undefined)?.fallback;
      if (fallback !== undefined) Reflect.set(this, name, fallback);
    }
  }

  /** Solid sets a property of a custom element by its name in lower case (solid-js/web, `toPropertyName`). */
  protected static override finalize(): void {
    super.finalize();
    for (const name of this.elementProperties.keys()) defineLowerCaseAlias(this.prototype, String(name));
  }

  /** An option that was given something else than it accepts is as it is meant before anything asks for it. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const name = change[0] as keyof this & string;
    const { attribute, converter } = (this.constructor as typeof LitElement).elementProperties.get(name) ?? {};
    if ((converter as Partial<Rule> | undefined)?.take) {
      const given: unknown = this[name];
      const told = typeof attribute === 'string' ? attribute : name.toLowerCase();
      const taken = accepted(this, told, given, converter as Rule);
      if (taken !== given) return void Reflect.set(this, name, taken);
    }
    super.requestUpdate(...change);
  }
}
