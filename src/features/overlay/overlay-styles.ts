import type { Look, Paint } from '../../article/look.js';

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
    span {
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

/** The colours of a look, for a surface that is blended with the page. Those of the page itself are where it set them. */
export function colorsOf({ sentence, word, own }: Look, article: Element): Readonly<Record<string, string>> {
  const style = getComputedStyle(article);
  const ink = style.color;
  const set = (name: string) => (own ? style.getPropertyValue(`--article-player-${name}`).trim() : '');
  const line = ({ line: color }: Paint) => (color === 'currentcolor' ? ink : color);
  return {
    '--_sentence': set('sentence-background') || (sentence.background ?? 'transparent'),
    '--_sentence-line': line(sentence),
    '--_word': set('word-background') || (word.background ?? 'transparent'),
    '--_word-line': set('word-underline') || line(word),
  };
}
