import type { PropertyDeclarations } from 'lit';
import type { HighlightColors } from '../article/look.js';
import type { FollowChoice } from '../features/following.js';
import type { HighlightChoice } from '../features/highlighting.js';
import type { MediaKeysChoice } from '../features/media-session.js';
import type { StorageChoice } from '../features/memory.js';
import type { PlayerStore } from '../features/memory-store.js';
import type { StartChoice } from '../features/play-from-here.js';
import type { ShortcutsChoice } from '../features/shortcuts.js';
import type { VoicelessChoice } from '../playback/delivery.js';
import type { EmbeddedVoiceChoice } from '../speech/flite/embedded.js';
import type { LexiconEntry } from '../text/lexicon.js';
import type { CodeChoice } from '../text/transcript.js';
import { text } from './attributes.js';
import { MediaSurface } from './media.js';

/** What the options are as long as a page says nothing. */
const DEFAULTS = {
  htmlFor: '',
  skip: '',
  src: '',
  voice: '',
  onlineVoices: false,
  noVoice: 'skip',
  embeddedVoice: 'auto',
  mediaKeys: 'auto',
  highlight: 'both',
  highlightColors: 'yellow',
  dim: false,
  follow: 'auto',
  start: 'top',
  shortcuts: 'off',
  code: 'announce',
  storage: 'local',
  preview: false,
} as const;

/** What a page may say of its article and of how it is read, each as an attribute or a property. */
export abstract class ArticleOptions extends MediaSurface {
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
    highlightColors: { attribute: 'highlight-colors', converter: text('yellow') },
    dim: { type: Boolean },
    follow: { converter: text('auto') },
    start: { converter: text('top') },
    shortcuts: { converter: text('off') },
    code: { converter: text('announce') },
    lexicon: { attribute: false },
    storage: { converter: text('local') },
    store: { attribute: false },
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
    Object.assign(this, DEFAULTS);
  }
}
