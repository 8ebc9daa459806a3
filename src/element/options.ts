import type { LitElement, PropertyDeclarations } from 'lit';
import type { PlayerStore } from '../features/persistence/shared-store.js';
import type {
  EmbeddedVoiceChoice,
  FollowChoice,
  HighlightChoice,
  HighlightColors,
  MediaKeysChoice,
  ShortcutsChoice,
  StartChoice,
  StorageChoice,
  VoicelessChoice,
} from '../options/choices.js';
import { OPTIONS, type OptionValues } from '../options/options.js';
import type { Rule } from '../options/rules.js';
import type { LexiconEntry } from '../text/pronunciation/types.js';
import type { CodeChoice } from '../text/transcript.js';
import { validate } from './attributes.js';
import { defineLowerCaseAlias } from './lower-case-alias.js';
import { MediaElementBase } from './media-element-base.js';

/** The options of a page, each as an attribute or a property. */
export abstract class ArticleOptions
  extends MediaElementBase
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

  constructor() {
    super();
    for (const [name, { converter }] of (this.constructor as typeof LitElement).elementProperties) {
      const defaultValue = (converter as Partial<Rule> | undefined)?.defaultValue;
      if (defaultValue !== undefined) Reflect.set(this, name, defaultValue);
    }
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

  /** Replaces a value that an option does not accept, before anything reads it. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const name = change[0] as keyof this & string;
    const { attribute, converter } =
      (this.constructor as typeof LitElement).elementProperties.get(name) ?? {};
    if ((converter as Partial<Rule> | undefined)?.parse) {
      const given: unknown = this[name];
      const attributeName = typeof attribute === 'string' ? attribute : name.toLowerCase();
      const valid = validate(this, attributeName, given, converter as Rule);
      if (valid !== given) return void Reflect.set(this, name, valid);
    }
    super.requestUpdate(...change);
  }
}
