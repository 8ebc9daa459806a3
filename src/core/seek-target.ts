import type { TextMap } from '../page/text-map.js';
import type { Sentence, Transcript } from '../text/transcript.js';

/**
 * The argument of `seekTo()`: the index of a sentence, or a range, node or selection, of which the
 * start counts.
 */
export type SeekTarget = number | Range | Node | Selection;

/** A boundary point of the DOM, as in `Range`. */
interface BoundaryPoint {
  readonly node: Node;
  readonly offset: number;
}

/**
 * Finds the sentence of a target.
 * @throws `TypeError` if the target is none of these, `RangeError` if there is no sentence at it.
 */
export function sentenceAtTarget(
  target: SeekTarget,
  transcript: Transcript | undefined,
  map: TextMap | undefined,
): Sentence {
  if (typeof target === 'number') {
    const sentence = transcript?.sentences[target];
    if (!sentence) throw new RangeError(`There is no sentence ${target}.`);
    return sentence;
  }
  const start = startOf(target);
  const offset = start && map?.offsetAt(start.node, start.offset);
  const sentence = offset === undefined ? undefined : transcript?.sentenceAt(offset);
  if (!sentence) throw new RangeError('No sentence is read there.');
  return sentence;
}

function startOf(target: Exclude<SeekTarget, number>): BoundaryPoint | undefined {
  if (target instanceof Node) return { node: target, offset: 0 };
  if (target instanceof Range) return { node: target.startContainer, offset: target.startOffset };
  if (target instanceof Selection) {
    return target.rangeCount ? startOf(target.getRangeAt(0)) : undefined;
  }
  throw new TypeError('seekTo() takes the number of a sentence, a Range, a Node or a Selection.');
}
