import {
  CODE_CHOICES,
  EMBEDDED_VOICE_CHOICES,
  FOLLOWS,
  HIGHLIGHT_COLORS,
  HIGHLIGHTS,
  LOADING_CHOICES,
  MEDIA_KEYS_CHOICES,
  MISSING_VOICE_CHOICES,
  PLAYBACK_RATES,
  SHORTCUT_CHOICES,
  STARTS,
  STORAGES,
} from './choices.js';
import { custom, FLAG, numberIn, oneOf, SELECTOR, TEXT, type Rule } from './rules.js';

/** A row of a table of options. Lit takes it as the declaration of a property. */
interface Option {
  /** The name of the attribute; `false` if there is none. By default the property in lower case. */
  readonly attribute?: string | false;
  /** The accepted values. Without it, every value is taken as it is. */
  readonly converter?: Rule;
  /** Whether a listener's choice is stored, for all articles of the site. */
  readonly remembered?: true;
}

/**
 * The options of an article, by their property. Lit's properties, attributes, defaults, warnings,
 * the types of stored preferences and the attributes in custom-elements.json derive from it.
 */
export const OPTIONS = {
  article: {
    attribute: false,
    converter: custom<Element>('an element', ({ nodeType }) => nodeType === 1),
  },
  htmlFor: { attribute: 'for', converter: TEXT },
  skip: { converter: SELECTOR },
  src: { converter: TEXT },
  voice: { converter: TEXT },
  onlineVoices: { attribute: 'online-voices', converter: FLAG },
  noVoice: { attribute: 'no-voice', converter: oneOf(MISSING_VOICE_CHOICES) },
  embeddedVoice: { attribute: 'embedded-voice', converter: oneOf(EMBEDDED_VOICE_CHOICES) },
  mediaKeys: { attribute: 'media-keys', converter: oneOf(MEDIA_KEYS_CHOICES) },
  highlight: { converter: oneOf(HIGHLIGHTS), remembered: true },
  highlightColors: {
    attribute: 'highlight-colors',
    converter: oneOf(HIGHLIGHT_COLORS),
    remembered: true,
  },
  dim: { converter: FLAG, remembered: true },
  follow: { converter: oneOf(FOLLOWS), remembered: true },
  start: { converter: oneOf(STARTS) },
  shortcuts: { converter: oneOf(SHORTCUT_CHOICES), remembered: true },
  sentencePause: {
    converter: numberIn({ min: 0, max: 10, defaultValue: 0, clamps: true, strict: false }),
    remembered: true,
  },
  code: { converter: oneOf(CODE_CHOICES) },
  loading: { converter: oneOf(LOADING_CHOICES) },
  lexicon: { attribute: false },
  storage: { converter: oneOf(STORAGES) },
  store: { attribute: false },
  preview: { converter: FLAG },
} as const satisfies Readonly<Record<string, Option>>;

/** The options that are members of `HTMLMediaElement`, whose setters are the element's own. */
export const MEDIA_OPTIONS = {
  playbackRate: {
    attribute: 'playback-rate',
    converter: numberIn({ ...PLAYBACK_RATES, defaultValue: 1, clamps: true, strict: true }),
    remembered: true,
  },
  volume: {
    converter: numberIn({ min: 0, max: 1, defaultValue: 1, clamps: false, strict: true }),
    remembered: true,
  },
  muted: { converter: FLAG, remembered: true },
} as const satisfies Readonly<Record<string, Option>>;

type AllOptions = typeof OPTIONS & typeof MEDIA_OPTIONS;
type ValueOf<Row> = Row extends { readonly converter: Rule<infer Value> } ? Value : unknown;

/** The options whose choice by a listener is stored. */
export type RememberedOption = {
  [Name in keyof AllOptions]: AllOptions[Name] extends { readonly remembered: true } ? Name : never;
}[keyof AllOptions];

/** The values of the options. */
export type OptionValues = {
  -readonly [Name in keyof AllOptions]: ValueOf<AllOptions[Name]>;
};

/** The rules of the options whose choice by a listener is stored. */
export const REMEMBERED = Object.fromEntries(
  Object.entries<Option>({ ...MEDIA_OPTIONS, ...OPTIONS })
    .filter(([, { remembered }]) => remembered)
    .map(([name, { converter }]) => [name, converter]),
) as Readonly<Record<RememberedOption, Rule>>;
