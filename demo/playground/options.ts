// What can be chosen in the playground. A link may hold nothing else.

export type Value = string | true;

/** Attributes with a list of values, the default first. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'no-voice': ['skip', 'read'],
  'embedded-voice': ['auto', 'ask', 'load', 'off'],
  highlight: ['both', 'sentence', 'word', 'none'],
  'highlight-colors': ['yellow', 'blue', 'underline', 'contrast'],
  follow: ['auto', 'off'],
  mini: ['auto', 'off'],
  start: ['top', 'visible'],
  shortcuts: ['off', 'page'],
  storage: ['local', 'none'],
  code: ['announce', 'read'],
};
/** Attributes that are on or off. */
export const SWITCHES: readonly string[] = ['online-voices', 'dim', 'loop'];
/** Attributes with a text. */
export const TEXTS: readonly string[] = ['lang', 'label', 'skip', 'playback-rate'];
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
  readonly attributes: Readonly<Record<string, Value>>;
  /** Custom properties and their colours as `#rrggbb`. */
  readonly colors: Readonly<Record<string, string>>;
}

function attributeOf(name: string, value: unknown): Value | undefined {
  if (SWITCHES.includes(name)) return value === true ? true : undefined;
  if (typeof value !== 'string' || value === '') return undefined;
  if (TEXTS.includes(name)) return value;
  const values = CHOICES[name];
  return values?.includes(value) && value !== values[0] ? value : undefined;
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
    attributes: Object.fromEntries(
      entriesOf(attributes).flatMap(([name, value]) => {
        const known = attributeOf(name, value);
        return known === undefined ? [] : [[name, known]];
      }),
    ),
    colors: Object.fromEntries(
      entriesOf(colors).flatMap(([name, value]) => (isColor(name, value) ? [[name, value]] : [])),
    ),
  };
}
