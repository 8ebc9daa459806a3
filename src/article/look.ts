import { backgroundOf } from './background.js';
import { BLACK, contrast, isDark, parseColor, WHITE } from './color.js';

/** The colours that a listener may choose for what is lit. `underline` paints no band. */
export const HIGHLIGHT_COLORS = ['yellow', 'blue', 'underline', 'contrast'] as const;
export type HighlightColors = (typeof HIGHLIGHT_COLORS)[number];

/** How a stretch of text is painted: the colours of its band, of the text on it, and of the line under it, as CSS. */
export interface Paint {
  readonly background?: string;
  readonly color?: string;
  readonly line: string;
}

/** How the sentence and the word are painted. */
export interface Look {
  readonly colors: HighlightColors;
  /** On a dark page. */
  readonly dark: boolean;
  /** No word is lit: the sentence alone tells where the voice is, and has a line of its own. */
  readonly alone: boolean;
  readonly sentence: Paint;
  readonly word: Paint;
  /** The publisher's own colours win. A listener's choice is before them. */
  readonly own: boolean;
}

const INK = '#000';
const CHALK = '#fff';
const UNDERLINE: Paint = { line: 'currentcolor' };
const CONTRAST: Paint = { background: '#000', color: '#fff', line: CHALK };

/**
 * Text and band are always set together, so that no page's own text colour meets our band. A pale band is hard to see on a white page,
 * and its black line on a black one; of the two, at least one has a contrast of 3 to 1 or more on any page (WCAG 2.2, 1.4.11). The same
 * holds for a dark band with a white line.
 */
const PAINTS: Readonly<Record<HighlightColors, { light: Paint; dark: Paint; word: Paint }>> = {
  yellow: {
    light: { background: '#fff3bf', color: '#1a1a1a', line: INK },
    dark: { background: '#3b3413', color: '#fff', line: CHALK },
    word: { background: '#ffd43b', color: '#000', line: INK },
  },
  blue: {
    light: { background: '#d0e6ff', color: '#101418', line: INK },
    dark: { background: '#12304f', color: '#fff', line: CHALK },
    word: { background: '#7ab8ff', color: '#000', line: INK },
  },
  underline: { light: UNDERLINE, dark: UNDERLINE, word: UNDERLINE },
  contrast: { light: CONTRAST, dark: CONTRAST, word: { background: '#ff0', color: '#000', line: INK } },
};

/** How text in `element` is to be lit: in the chosen colours, unless these are the default and the system asks for more or less contrast. */
export function lookOn(element: Element, chosen: HighlightColors, alone: boolean): Look {
  const colors = chosen === 'yellow' ? systemColors() : chosen;
  const own = colors === 'yellow';
  const dark = isDark(backgroundOf(element));
  const { word, [dark ? 'dark' : 'light']: sentence } = PAINTS[colors];
  const look = { colors, dark, alone, sentence, word, own };
  return own ? { ...look, sentence: beside(element, 'sentence', sentence), word: beside(element, 'word', word) } : look;
}

function systemColors(): HighlightColors {
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-contrast: less)').matches ? 'underline' : 'yellow';
}

/** A publisher who sets one colour of the two gets another that can be read beside it. */
function beside(element: Element, what: 'sentence' | 'word', paint: Paint): Paint {
  const style = getComputedStyle(element);
  const [background, color] = ['background', 'color'].map((name) =>
    parseColor(style.getPropertyValue(`--article-player-${what}-${name}`).trim()),
  );
  if (background && !color) {
    const dark = isDark(background);
    return { ...paint, color: dark ? '#fff' : '#000', line: dark ? CHALK : INK };
  }
  if (color && !background && contrast(color, parseColor(paint.background!) ?? WHITE) < READABLE) {
    return { ...paint, background: contrast(color, BLACK) > contrast(color, WHITE) ? '#000' : '#fff' };
  }
  return paint;
}

/** Contrast of text with what is behind it (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

/** The style sheet of a look, in a layer: any rule of the page that is in none wins over it. On paper nothing is lit. */
export function stylesOf(look: Look): string {
  const { sentence, word, alone } = look;
  const wrap = (what: 'sentence' | 'word', paint: Paint) => (look.own ? withProperties(what, paint) : paint);
  const calm = wrap('sentence', sentence);
  const strong = wrap('word', word);
  const rules = [
    // Without a band, a line is all there is.
    rule('sentence', calm, alone ? '2px' : look.colors === 'underline' ? '1px dotted' : ''),
    rule('hover', { line: 'currentcolor' }, '1px dotted'),
    rule('flash', strong, look.colors === 'underline' ? '4px double' : '3px'),
    // Text on the band of the sentence, and a line that can be seen on it.
    rule('word-estimated', { ...calm, line: calm === sentence ? sentence.line : line(sentence.line) }, '2px dotted'),
    rule('word', strong, look.colors === 'underline' ? '4px' : '3px'),
  ];
  return `@layer article-player{@media screen{${rules.join('')}}}`;
}

function withProperties(what: 'sentence' | 'word', { background, color, line: under }: Paint): Paint {
  const property = (name: string, value: string) => `var(--article-player-${what}-${name},${value})`;
  return {
    ...(background && { background: property('background', background) }),
    ...(color && { color: property('color', color) }),
    line: what === 'word' ? line(under) : under,
  };
}

const line = (color: string) => `var(--article-player-word-underline,${color})`;

/** Transparent text, by which pages paint letters with a gradient, is filled again. */
function rule(name: string, { background, color, line: under }: Paint, underline: string): string {
  const band = background
    ? `color:${color};background-color:${background};-webkit-text-fill-color:currentcolor;text-shadow:none;`
    : '';
  return `::highlight(article-player-${name}){${band}${underline && `text-decoration:underline ${underline} ${under}`}}`;
}
