import type { Sentence, Transcript } from '../../text/transcript.js';
import { caretAt } from './caret.js';
import { isWithin, lineBoxesOf } from '../../page/line-boxes.js';
import type { TextMap } from '../../page/text-map.js';

/** CSS pixels beside a line that still count as the line. */
const BESIDE = 6;

/**
 * The sentence at a point of the viewport, in CSS pixels; `undefined` beside the text. `path` is
 * that of the pointer event.
 */
export function sentenceAt(
  { clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number },
  path: readonly EventTarget[],
  map: TextMap,
  transcript: Transcript,
): Sentence | undefined {
  const caret = caretAt(x, y, path);
  const offset = caret && map.offsetAt(caret.node, caret.offset);
  const after = offset === undefined ? transcript.sentences.at(-1) : transcript.sentenceAt(offset);
  if (!after) return undefined;
  // On the right half of a sentence's last character, the nearest position is behind it.
  const candidates = [after, transcript.sentences[after.index - 1]].filter(
    (each) => each !== undefined,
  );
  for (const beside of [0, BESIDE]) {
    const found = candidates.find((sentence) => {
      const range = map.rangeOf(sentence);
      return range && lineBoxesOf(range).some((box) => isWithin(box, x, y, beside));
    });
    if (found) return found;
  }
  return undefined;
}
