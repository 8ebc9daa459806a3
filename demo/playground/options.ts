// What can be chosen in the playground. A link may hold nothing else.

import { attributesFrom, kindOf, valuesOf, type Attributes } from '../assets/attributes.js';

/** None that asks a server for something. */
const OFFERED =
  'lang label skip playback-rate no-voice embedded-voice highlight highlight-colors follow mini start shortcuts storage code online-voices dim loop'.split(
    ' ',
  );
const ofKinds = (...kinds: (string | undefined)[]) =>
  OFFERED.filter((name) => kinds.includes(kindOf(name)));
/** Attributes with a list of values, the default first. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ofKinds('choice').map((name) => [name, valuesOf(name)]),
);
/** Attributes that are on or off. */
export const SWITCHES = ofKinds('flag');
/** Attributes with a text or a number. */
export const TEXTS = ofKinds('text', 'number');
/** Custom properties with a colour. */
export const COLORS: readonly string[] = [
  '--article-player-accent',
  '--article-player-background',
  '--article-player-color',
  '--article-player-sentence-background',
  '--article-player-sentence-color',
  '--article-player-word-background',
  '--article-player-word-color',
];
/** Where the player stands in the article. */
export const PLACES = ['title', 'first', 'end'] as const;
export type Place = (typeof PLACES)[number];

export interface Settings {
  /** The text or HTML that was pasted. */
  readonly source: string;
  readonly place: Place;
  readonly attributes: Attributes;
  /** Custom properties and their colours as `#rrggbb`. */
  readonly colors: Readonly<Record<string, string>>;
}

const isColor = (name: string, value: unknown): value is string =>
  COLORS.includes(name) && typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Settings from anything: what is unknown, wrong or the default is left out. */
export function settingsFrom(given: unknown): Settings {
  const { source, place, attributes, colors } = Object.fromEntries(entriesOf(given));
  return {
    source: typeof source === 'string' ? source : '',
    place: PLACES.find((each) => each === place) ?? 'title',
    attributes: attributesFrom(new Map(entriesOf(attributes)), OFFERED),
    colors: Object.fromEntries(
      entriesOf(colors).flatMap(([name, value]) => (isColor(name, value) ? [[name, value]] : [])),
    ),
  };
}
