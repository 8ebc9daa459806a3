import { sameLanguage } from '../text/language.js';
import { pronounce } from '../text/pronunciation/pronounce.js';
import { isSpeakable } from '../text/speakable.js';
import type { Span } from '../text/span.js';
import type { Alias, LanguageRun, Sentence, Transcript } from '../text/transcript.js';
import type { Wording } from './speech-settings.js';

/** The spoken form of a sentence, or of a part of it in one language. */
export interface SpokenPart {
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  /** The range of the transcript that it speaks. */
  readonly source: Span;
  /**
   * Maps a range of `text` to one of the transcript; empty for words that are not in the
   * transcript.
   */
  readonly toSource: (spoken: Span) => Span;
}

export interface SpokenPartsOptions extends Wording {
  /** Whether a voice speaks a language (BCP 47). Omitted: each is spoken. */
  readonly supportsLanguage?: (lang: string) => boolean;
}

/**
 * The spoken form of `sentence` from `cursor` on: a part for each run of a language that a voice
 * speaks. Text before the cursor is not spoken again.
 */
export function* spokenParts(
  transcript: Transcript,
  sentence: Sentence,
  cursor: number,
  options: SpokenPartsOptions,
): Generator<SpokenPart> {
  const announced = announcementOf(transcript, sentence, cursor, options);
  if (announced) return yield announced;
  const { lexicon, supportsLanguage = () => true } = options;
  const { kind, aliases } = sentence.passage;
  const reach = reachOf(transcript, sentence);
  for (const part of partsByLanguage(transcript.text, sentence, supportsLanguage)) {
    const { start, end, lang } = part;
    if (end <= cursor) continue;
    const pronounced = pronounce(transcript.text.slice(start, end), {
      lang,
      kind: end === sentence.end || kind !== 'heading' ? kind : undefined,
      aliases: aliases && aliasesIn(aliases, sentence, reach, part),
      lexicon,
    });
    const from = pronounced.toSpoken(cursor - start);
    const place = (offset: number) => Math.max(cursor, start + offset);
    yield {
      text: pronounced.text.slice(from),
      lang,
      source: { start: place(0), end },
      toSource: (spoken) => {
        const source = pronounced.toSource({ start: from + spoken.start, end: from + spoken.end });
        return { start: place(source.start), end: place(source.end) };
      },
    };
  }
}

/**
 * A block of code is announced as a whole, wherever in it the cursor is; its words have no marks.
 */
function announcementOf(
  { text: article }: Transcript,
  { start, end, passage }: Sentence,
  cursor: number,
  { announceCode }: Wording,
): SpokenPart | undefined {
  if (passage.kind !== 'code' || !announceCode) return undefined;
  const { text, lang } = announceCode(article.slice(start, end).split('\n').length, passage.lang);
  const source = { start: Math.max(cursor, start), end };
  const toSource = () => ({ start: source.start, end: source.start });
  return { text, lang: sameLanguage(lang, passage.lang) ? passage.lang : lang, source, toSource };
}

/**
 * The sentence with the text around it that belongs to no other sentence: what is inserted there is
 * spoken with it.
 */
function reachOf({ sentences }: Transcript, { index, start, end, passage }: Sentence): Span {
  const before = sentences[index - 1];
  const behind = sentences[index + 1];
  return {
    start: before?.passage === passage ? before.end : Math.min(start, passage.start),
    end: behind?.passage === passage ? end : Infinity,
  };
}

/**
 * The aliases that begin in a part, as offsets into it. An insertion at its end is spoken with the
 * next part.
 */
function aliasesIn(
  aliases: readonly Alias[],
  sentence: Span,
  around: Span,
  part: Span,
): readonly Alias[] {
  const from = part.start === sentence.start ? around.start : part.start;
  const to = part.end === sentence.end ? around.end : part.end;
  const within = (offset: number) => Math.min(Math.max(part.start, offset), part.end) - part.start;
  return aliases
    .filter(({ start, end }) => start < to && (end > start ? end > part.start : start >= from))
    .map(({ start, end, say }) => ({
      start: within(start),
      end: within(end),
      // It began in the part before, and was spoken there.
      say: start < from ? '' : say,
    }));
}

/**
 * Belongs to the words before it: an ending, as in "Zeitgeists", punctuation, white space and
 * notes. An opening quote or bracket belongs to the words behind it.
 */
const HANGING =
  /^(?:['’]?\p{Ll}+(?!\p{L}))?(?:[\s\p{Pe}\p{Term}…¹²³⁰⁴-⁹]|["'\p{Pf}](?![\p{L}\p{N}])|\[\d[\d ,–-]*\])*/u;
const OPENING = /[\p{Ps}\p{Pi}¿¡"'«]+$/u;
/** Code units that are examined for it. */
const NEAR = 12;

/**
 * Splits the sentence into parts of one language each, which cover it. Text in a language without a
 * voice stays with the words around it, whose voice speaks it.
 */
function partsByLanguage(
  text: string,
  { start, end, passage }: Sentence,
  supportsLanguage: (lang: string) => boolean,
): readonly LanguageRun[] {
  const parts: LanguageRun[] = [];
  let at = start;
  const add = (to: number, lang: string): void => {
    if (to <= at) return;
    const last = parts.at(-1);
    // Punctuation is no part of its own, and neighbours in the same language are one part.
    if (last && (sameLanguage(last.lang, lang) || !isSpeakable(text.slice(at, to))))
      parts[parts.length - 1] = { ...last, end: to };
    else if (!last && !isSpeakable(text.slice(at, to))) return;
    else parts.push({ start: at, end: to, lang });
    at = to;
  };
  for (const run of passage.runs ?? []) {
    if (run.end <= start || run.start >= end || !run.lang) continue;
    if (sameLanguage(run.lang, passage.lang) || !supportsLanguage(run.lang)) continue;
    const from = Math.max(at, run.start);
    add(
      from - (OPENING.exec(text.slice(Math.max(at, from - NEAR), from))?.[0].length ?? 0),
      passage.lang,
    );
    const to = Math.min(end, run.end);
    add(Math.min(end, to + HANGING.exec(text.slice(to, to + NEAR))![0].length), run.lang);
  }
  add(end, passage.lang);
  return parts.length > 0 ? parts : [{ start, end, lang: passage.lang }];
}
