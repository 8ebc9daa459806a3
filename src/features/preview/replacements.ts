import type { Wording } from '../../player/speech-settings.js';
import { spokenParts, type SpokenPart } from '../../player/spoken-parts.js';
import { isSpeakable } from '../../text/speakable.js';
import type { Span } from '../../text/span.js';
import type { Alias, Passage, Transcript } from '../../text/transcript.js';

/**
 * A part of a passage that is not spoken as it is written. If `written` is empty, `spoken` is
 * inserted before the following text.
 */
export interface ShownReplacement {
  readonly written: string;
  readonly spoken: string;
}

/**
 * The parts of `passage` that are not spoken as they are written, in order, without punctuation
 * that only makes a pause.
 */
export function replacementsIn(
  passage: Passage,
  transcript: Transcript,
  pronunciation: Wording,
): ShownReplacement[] {
  const all: ShownReplacement[] = [];
  const { sentences, text } = transcript;
  for (let sentence = transcript.sentenceAt(passage.start); sentence?.passage === passage;) {
    for (const part of spokenParts(transcript, sentence, sentence.start, pronunciation)) {
      for (const { start, end, say } of differences(text, part)) {
        all.push({
          written: collapseWhitespace(text.slice(start, end)),
          spoken: collapseWhitespace(say),
        });
      }
    }
    sentence = sentences[sentence.index + 1];
  }
  return all.filter(
    ({ written, spoken }) => written !== spoken && (isSpeakable(written) || isSpeakable(spoken)),
  );
}

function collapseWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The differences between the written and the spoken text of a part: replaced, removed and inserted
 * text.
 */
function differences(written: string, { text, source, toSource }: SpokenPart): Alias[] {
  const found: Alias[] = [];
  const add = (start: number, end: number, say: string) => {
    const last = found.at(-1);
    // An insertion directly before a removal is a replacement.
    if (!say && last && last.start === last.end && last.end === start)
      found[found.length - 1] = { ...last, end };
    else found.push({ start, end, say });
  };
  let done = source.start;
  for (let at = 0; at < text.length;) {
    const from = toSource({ start: at, end: at + 1 });
    const isSame = from.end - from.start === 1 && written[from.start] === text[at];
    const end = isSame ? at + 1 : endOf(from, at, text.length, toSource);
    if (from.start > done) add(done, from.start, '');
    if (!isSame) add(from.start, from.end, text.slice(at, end));
    done = Math.max(done, from.end);
    at = end;
  }
  if (source.end > done) add(done, source.end, '');
  return found;
}

/** The end, in the spoken text, of the words that replace `from`. */
function endOf(from: Span, at: number, length: number, sourceOf: SpokenPart['toSource']): number {
  let end = at + 1;
  for (; end < length; end += 1) {
    const next = sourceOf({ start: end, end: end + 1 });
    if (next.start !== from.start || next.end !== from.end) break;
  }
  return end;
}
