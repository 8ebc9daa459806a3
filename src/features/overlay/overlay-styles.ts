import { isDark, parseColor, WHITE } from '../../article/color.js';
import type { Look } from '../../article/look.js';

/** Boxes over lines of text: a band, and a line under it; in forced colours, a frame. Nothing on paper. */
export const overlayStyles = `
  span {
    position: absolute;
    top: 0;
    left: 0;
    box-sizing: border-box;
    border: 0 solid;
  }
  .sentence {
    background: var(--_sentence);
    border-color: var(--_sentence-line);
  }
  :host([data-alone='true']) .sentence {
    border-bottom-width: 2px;
  }
  .hover {
    border-bottom: 1px dotted var(--_sentence-line);
  }
  .word,
  .flash {
    background: var(--_word);
    border-color: var(--_word-line);
    border-bottom-width: 3px;
  }
  .estimated {
    border-color: var(--_sentence-line);
    border-bottom: 2px dotted;
  }
  @media (forced-colors: active) {
    span[class] {
      background: none;
      border: 3px solid Highlight;
      forced-color-adjust: none;
    }
  }
  @media print {
    span {
      display: none;
    }
  }
`;

/**
 * The colours of a look, for a surface that is blended with the page: those of the page itself are where it set them. A dark band would hide the
 * text of a bright page, and a bright one that of a dark page: there, a line is all.
 */
export function colorsOf({ sentence, word, dark, own }: Look, article: Element): Readonly<Record<string, string>> {
  const style = getComputedStyle(article);
  const set = (name: string) => (own ? style.getPropertyValue(`--article-player-${name}`).trim() : '');
  const suits = (color: string | undefined, asDark: boolean) => isDark(parseColor(color ?? '') ?? WHITE) === asDark;
  const bandOf = (color: string | undefined) => (color && suits(color, dark) ? color : 'transparent');
  const lineOf = (...colors: (string | undefined)[]) =>
    colors.find((color) => color && parseColor(color) && suits(color, !dark)) ?? (dark ? '#fff' : '#000');
  return {
    '--_sentence': bandOf(set('sentence-background') || sentence.background),
    '--_sentence-line': lineOf(sentence.line),
    '--_word': bandOf(set('word-background') || word.background),
    '--_word-line': lineOf(set('word-underline'), word.line, word.background),
  };
}
