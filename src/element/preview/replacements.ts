import type { Wording } from '../../player/speech-settings.js';
import { spokenParts, type SpokenPart } from '../../player/spoken-parts.js';
import { isSpeakable } from '../../text/speakable.js';
import type { Span } from '../../text/span.js';
import type { Alias, Passage, Transcript } from '../../text/transcript.js';

/** A stretch of a passage that is not said as it is written. Where nothing is written, `say` comes before what follows. */
export interface ShownReplacement {
  readonly written: string;
  readonly spoken: string;
}

/** What of `passage` is said otherwise than it is written, in order; signs that only make a pause do not count. */
export function replacementsIn(passage: Passage, transcript: Transcript, pronunciation: Wording): ShownReplacement[] {
  const all: ShownReplacement[] = [];
  const { sentences, text } = transcript;
  for (let sentence = transcript.sentenceAt(passage.start); sentence?.passage === passage;) {
    for (const part of spokenParts(transcript, sentence, sentence.start, pronunciation)) {
      for (const { start, end, say } of differences(text, part)) {
        all.push({ written: collapseWhitespace(text.slice(start, end)), spoken: collapseWhitespace(say) });
      }
    }
    sentence = sentences[sentence.index + 1];
  }
  return all.filter(({ written, spoken }) => written !== spoken && (isSpeakable(written) || isSpeakable(spoken)));
}

function collapseWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The stretches of a part's `source` that are said otherwise: nothing for some, and something where nothing is written. */
function differences(written: string, { text, source, toSource }: SpokenPart): Alias[] {
  const found: Alias[] = [];
  const add = (start: number, end: number, say: string) => {
    const last = found.at(-1);
    // Said where nothing is written, right before something that is not said, it stands for that.
    if (!say && last && last.start === last.end && last.end === start) found[found.length - 1] = { ...last, end };
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

/** Where in what is said the words end that stand for `from`. */
function endOf(from: Span, at: number, length: number, sourceOf: SpokenPart['toSource']): number {
  let end = at + 1;
  for (; end < length; end += 1) {
    const next = sourceOf({ start: end, end: end + 1 });
    if (next.start !== from.start || next.end !== from.end) break;
  }
  return end;
}
