import type { TextMap } from '../page/text-map.js';
import type { Sentence, Transcript } from '../text/transcript.js';

/** What `seekTo()` takes: the number of a sentence, or where a range, a node or a selection begins. */
export type SeekTarget = number | Range | Node | Selection;

/**
 * The sentence that is meant by a target.
 * @throws `TypeError` when it is none, `RangeError` when no such sentence is read.
 */
export function sentenceOf(target: SeekTarget, transcript: Transcript | undefined, map: TextMap | undefined): Sentence {
  if (typeof target === 'number') {
    const sentence = transcript?.sentences[target];
    if (!sentence) throw new RangeError(`There is no sentence ${target}.`);
    return sentence;
  }
  const [node, offset] = placeOf(target);
  const place = node && map?.offsetAt(node, offset);
  const sentence = place === undefined || place === null ? undefined : transcript?.sentenceAt(place);
  if (!sentence) throw new RangeError('No sentence is read there.');
  return sentence;
}

function placeOf(target: Exclude<SeekTarget, number>): [Node | null, number] {
  if (target instanceof Node) return [target, 0];
  if (target instanceof Range) return [target.startContainer, target.startOffset];
  if (target instanceof Selection) {
    return target.rangeCount ? placeOf(target.getRangeAt(0)) : [null, 0];
  }
  throw new TypeError('seekTo() takes the number of a sentence, a Range, a Node or a Selection.');
}
