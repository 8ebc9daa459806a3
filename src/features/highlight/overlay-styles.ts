import { isDark, parseColor, WHITE } from '../../page/color.js';
import type { HighlightStyle } from './types.js';

/** The thickest line, in CSS pixels. */
export const LINE = 3;

/**
 * Boxes over lines of text: a background and an underline; in forced colours, a frame. The
 * underline is below the box; if the next line of text is too close, it is in the box, and the text
 * is visible through it. Nothing in print.
 */
export const overlayStyles = `
  span {
    position: absolute;
    top: 0;
    left: 0;
  }
  span::after {
    content: '';
    position: absolute;
    inset: 0;
    box-sizing: border-box;
    border: 0 solid var(--_sentence-line);
    translate: 0 var(--_under, 0);
  }
  .sentence {
    background: var(--_sentence);
  }
  :host([data-sentence-only='true']) .sentence {
    --_under: 2px;
  }
  .hover {
    --_under: 1px;
  }
  .word,
  .flash {
    --_under: ${LINE}px;
    background: var(--_word);
  }
  .estimated {
    --_under: 2px;
  }
  span::after {
    border-bottom-width: var(--_under, 0);
  }
  :is(.word, .flash)::after {
    border-color: var(--_word-line);
  }
  :is(.hover, .estimated)::after {
    border-style: dotted;
  }
  .upright::after {
    border-width: 0 0 0 var(--_under, 0);
    translate: calc(-1 * var(--_under, 0px)) 0;
  }
  .close::after {
    translate: none;
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    span[class] {
      background: none;
      forced-color-adjust: none;
    }
    span[class]::after {
      inset: -${LINE}px;
      border: ${LINE}px solid Highlight;
      translate: none;
    }
    .close.close::after {
      inset: 0;
    }
  }
  @media print {
    span {
      display: none;
    }
  }
`;

/**
 * The colours of a style, for a surface that is blended with the page. A dark background would hide
 * the text of a bright page, and a bright one that of a dark page: then there is only an underline.
 */
export function colorsOf(
  { sentence, word, dark, publisherWins }: HighlightStyle,
  article: Element,
): Readonly<Record<string, string>> {
  const style = getComputedStyle(article);
  const set = (name: string) =>
    publisherWins ? style.getPropertyValue(`--article-player-${name}`).trim() : '';
  const suits = (color: string | undefined, asDark: boolean) =>
    isDark(parseColor(color ?? '') ?? WHITE) === asDark;
  const bandOf = (color: string | undefined) =>
    color && suits(color, dark) ? color : 'transparent';
  const lineOf = (...colors: (string | undefined)[]) =>
    colors.find((color) => color && parseColor(color) && suits(color, !dark)) ??
    (dark ? '#fff' : '#000');
  return {
    '--_sentence': bandOf(set('sentence-background') || sentence.background),
    '--_sentence-line': lineOf(sentence.line),
    '--_word': bandOf(set('word-background') || word.background),
    '--_word-line': lineOf(set('word-underline'), word.line, word.background),
  };
}
