import type { Paint, HighlightStyle, StyleContext } from './types.js';
import { type HighlightColors } from '../../options/choices.js';
import { backgroundOf, textColorOf } from '../../page/background.js';
import { BLACK, contrast, isDark, parseColor, WHITE } from '../../page/color.js';
import { READABLE, translucentPaint } from './translucent.js';

const BLACK_LINE = '#000';
const WHITE_LINE = '#fff';
const UNDERLINE: Paint = { line: 'currentcolor' };
const CONTRAST: Paint = { background: '#000', color: '#fff', line: WHITE_LINE };

/**
 * Text and background are always set together, so that the page's text colour is never on our
 * background. On any page, the background or the underline has a contrast of at least 3 to 1 (WCAG
 * 2.2, 1.4.11): a pale background with a black line, a dark one with a white line.
 */
const PAINTS: Readonly<Record<HighlightColors, { light: Paint; dark: Paint; word: Paint }>> = {
  yellow: {
    light: { background: '#fff3bf', color: '#1a1a1a', line: BLACK_LINE },
    dark: { background: '#3b3413', color: '#fff', line: WHITE_LINE },
    word: { background: '#ffd43b', color: '#000', line: BLACK_LINE },
  },
  blue: {
    light: { background: '#d0e6ff', color: '#101418', line: BLACK_LINE },
    dark: { background: '#12304f', color: '#fff', line: WHITE_LINE },
    word: { background: '#7ab8ff', color: '#000', line: BLACK_LINE },
  },
  underline: { light: UNDERLINE, dark: UNDERLINE, word: UNDERLINE },
  contrast: {
    light: CONTRAST,
    dark: CONTRAST,
    word: { background: '#ff0', color: '#000', line: BLACK_LINE },
  },
};

/**
 * The style of highlights in `element`: the chosen colours, unless these are the default and the
 * system asks for more or less contrast.
 */
export function highlightStyleOn(
  element: Element,
  chosen: HighlightColors,
  sentenceOnly: boolean,
  context: StyleContext = {},
): HighlightStyle {
  const colors = chosen === 'yellow' ? systemColors() : chosen;
  const publisherWins = colors === 'yellow';
  const dark = isDark(backgroundOf(element));
  const { word, [dark ? 'dark' : 'light']: sentence } = PAINTS[colors];
  const style = { colors, dark, sentenceOnly, sentence, word, publisherWins };
  const suitable = publisherWins
    ? {
        ...style,
        sentence: withReadablePair(element, 'sentence', sentence),
        word: withReadablePair(element, 'word', word),
      }
    : style;
  return context.close ? translucentStyle(element, suitable, context) : suitable;
}

/** The same with translucent backgrounds: over the page, and the word's over the sentence's. */
function translucentStyle(
  element: Element,
  style: HighlightStyle,
  { wordOnly }: StyleContext,
): HighlightStyle {
  const { publisherWins, colors } = style;
  const [page, text] = [backgroundOf(element), textColorOf(element)];
  const resolved = (what: 'sentence' | 'word') =>
    publisherWins ? withPublisherColors(element, what, style[what]) : style[what];
  // White text on black would not be visible through black: it is underlined.
  const sentencePaint = colors === 'contrast' ? UNDERLINE : resolved('sentence');
  const sentence = translucentPaint(sentencePaint, page, text);
  const word = translucentPaint(resolved('word'), wordOnly ? page : sentence.backdrop, text);
  const under = publisherWins ? underlineColor(style.word.line) : style.word.line;
  return {
    ...style,
    publisherWins: false,
    sentence: sentence.paint,
    word: { ...word.paint, line: under },
  };
}

/** The colours with the publisher's own ones, by their present values. */
function withPublisherColors(element: Element, what: 'sentence' | 'word', paint: Paint): Paint {
  const style = getComputedStyle(element);
  const set = (name: string) => style.getPropertyValue(`--article-player-${what}-${name}`).trim();
  const [background, color] = [set('background'), set('color')];
  return {
    ...paint,
    ...(parseColor(background) && { background }),
    ...(parseColor(color) && { color }),
  };
}

function systemColors(): HighlightColors {
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-contrast: less)').matches ? 'underline' : 'yellow';
}

/**
 * If a publisher sets only one of text and background, the other one is chosen to be readable with
 * it.
 */
function withReadablePair(element: Element, what: 'sentence' | 'word', paint: Paint): Paint {
  const style = getComputedStyle(element);
  const [background, color] = ['background', 'color'].map((name) =>
    parseColor(style.getPropertyValue(`--article-player-${what}-${name}`).trim()),
  );
  if (background && !color) {
    const dark = isDark(background);
    return { ...paint, color: dark ? '#fff' : '#000', line: dark ? WHITE_LINE : BLACK_LINE };
  }
  if (color && !background && contrast(color, parseColor(paint.background!) ?? WHITE) < READABLE) {
    return {
      ...paint,
      background: contrast(color, BLACK) > contrast(color, WHITE) ? '#000' : '#fff',
    };
  }
  return paint;
}

/**
 * The style sheet of a style, in a cascade layer: unlayered rules of the page win over it. Nothing
 * is highlighted in print.
 */
export function cssOf(style: HighlightStyle): string {
  const { sentence, word, sentenceOnly } = style;
  const wrap = (what: 'sentence' | 'word', paint: Paint) =>
    style.publisherWins ? withProperties(what, paint) : paint;
  const sentencePaint = wrap('sentence', sentence);
  const wordPaint = wrap('word', word);
  const rules = [
    // Without a background there is only an underline.
    rule(
      'sentence',
      sentencePaint,
      sentenceOnly
        ? '2px'
        : sentencePaint.background
          ? ''
          : style.colors === 'underline'
            ? '1px dotted'
            : '2px',
    ),
    rule('hover', { line: 'currentcolor' }, '1px dotted'),
    rule('flash', wordPaint, style.colors === 'underline' ? '4px double' : '3px'),
    // Text on the background of the sentence, and a line that is visible on it.
    rule(
      'word-estimated',
      {
        ...sentencePaint,
        line: sentencePaint === sentence ? sentence.line : underlineColor(sentence.line),
      },
      '2px dotted',
    ),
    rule('word', wordPaint, style.colors === 'underline' ? '4px' : '3px'),
  ];
  return `@layer article-player{@media screen{${rules.join('')}}}`;
}

function withProperties(
  what: 'sentence' | 'word',
  { background, color, line: under }: Paint,
): Paint {
  const property = (name: string, value: string) =>
    `var(--article-player-${what}-${name},${value})`;
  return {
    ...(background && { background: property('background', background) }),
    ...(color && { color: property('color', color) }),
    line: what === 'word' ? underlineColor(under) : under,
  };
}

const underlineColor = (color: string) => `var(--article-player-word-underline,${color})`;

/** Transparent text, as pages use it for letters with a gradient, is filled. */
function rule(name: string, { background, color, line: under }: Paint, underline: string): string {
  const band = background
    ? `${color ? `color:${color};` : ''}background-color:${background};-webkit-text-fill-color:currentcolor;text-shadow:none;`
    : '';
  return `::highlight(article-player-${name}){${band}${underline && `text-decoration:underline ${underline} ${under}`}}`;
}
