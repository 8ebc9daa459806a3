import { sameLanguage } from '../text/language.js';
import { pronounce } from '../text/pronunciation/pronounce.js';
import { isSpeakable } from '../text/speakable.js';
import type { Span } from '../text/span.js';
import type { Alias, LanguageRun, Sentence, Transcript } from '../text/transcript.js';
import type { Wording } from './speech-settings.js';

/** What is said for a sentence, or for a part of it in one language. */
export interface SpokenPart {
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  /** The stretch of the transcript that is voiced. */
  readonly source: Span;
  /** What stands in the transcript for a stretch of `text`; empty where nothing is written for it. */
  readonly toSource: (said: Span) => Span;
}

/**
 * What is said for `sentence` from `cursor` on: in as many parts as it has languages, of those that a voice `speaks`. What stands before the
 * cursor is not said again.
 */
export function* spokenParts(
  transcript: Transcript,
  sentence: Sentence,
  cursor: number,
  wording: Wording,
  speaks: (lang: string) => boolean = () => true,
): Generator<SpokenPart> {
  const announced = announcementOf(transcript, sentence, cursor, wording);
  if (announced) return yield announced;
  const { kind, aliases } = sentence.passage;
  const reach = reachOf(transcript, sentence);
  for (const part of partsByLanguage(transcript.text, sentence, speaks)) {
    const { start, end, lang } = part;
    if (end <= cursor) continue;
    const said = pronounce(transcript.text.slice(start, end), {
      lang,
      kind: end === sentence.end || kind !== 'heading' ? kind : undefined,
      aliases: aliases && aliasesIn(aliases, sentence, reach, part),
      lexicon: wording.lexicon,
    });
    const from = said.toSpoken(cursor - start);
    const place = (offset: number) => Math.max(cursor, start + offset);
    yield {
      text: said.text.slice(from),
      lang,
      source: { start: place(0), end },
      toSource: (span) => {
        const found = said.toSource({ start: from + span.start, end: from + span.end });
        return { start: place(found.start), end: place(found.end) };
      },
    };
  }
}

/** A block of code is announced as a whole, wherever in it the cursor stands; no word of it is marked. */
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

/** The sentence with the text around it that is in no other: what is inserted there is said with it. */
function reachOf({ sentences }: Transcript, { index, start, end, passage }: Sentence): Span {
  const before = sentences[index - 1];
  const behind = sentences[index + 1];
  return {
    start: before?.passage === passage ? before.end : Math.min(start, passage.start),
    end: behind?.passage === passage ? end : Infinity,
  };
}

/** Those that begin within the reach of a part, as offsets into it. What is inserted at its end is said with what follows. */
function aliasesIn(aliases: readonly Alias[], sentence: Span, around: Span, part: Span): readonly Alias[] {
  const from = part.start === sentence.start ? around.start : part.start;
  const to = part.end === sentence.end ? around.end : part.end;
  const within = (offset: number) => Math.min(Math.max(part.start, offset), part.end) - part.start;
  return aliases
    .filter(({ start, end }) => start < to && (end > start ? end > part.start : start >= from))
    .map(({ start, end, say }) => ({
      start: within(start),
      end: within(end),
      // What was begun in the part before was said there.
      say: start < from ? '' : say,
    }));
}

/**
 * What goes with the words before it: an ending, as in "Zeitgeists", punctuation, white space and notes. What opens a quotation or a bracket
 * goes with the words behind it.
 */
const HANGING =
  /^(?:['’]?\p{Ll}+(?!\p{L}))?(?:[\s\p{Pe}\p{Term}…¹²³⁰⁴-⁹]|["'\p{Pf}](?![\p{L}\p{N}])|\[\d[\d ,–-]*\])*/u;
const OPENING = /[\p{Ps}\p{Pi}¿¡"'«]+$/u;
/** So many code units are looked at for it. */
const NEAR = 12;

/**
 * The sentence in parts of one language each, which cover it. What no voice speaks is said by the voice for the words around it anyway: a
 * part of its own would only tear the sentence.
 */
function partsByLanguage(
  text: string,
  { start, end, passage }: Sentence,
  speaks: (lang: string) => boolean,
): readonly LanguageRun[] {
  const parts: LanguageRun[] = [];
  let at = start;
  const add = (to: number, lang: string): void => {
    if (to <= at) return;
    const last = parts.at(-1);
    // A comma between two words is no part of its own, and a sentence is one where its languages are.
    if (last && (sameLanguage(last.lang, lang) || !isSpeakable(text.slice(at, to))))
      parts[parts.length - 1] = { ...last, end: to };
    else if (!last && !isSpeakable(text.slice(at, to))) return;
    else parts.push({ start: at, end: to, lang });
    at = to;
  };
  for (const run of passage.runs ?? []) {
    if (run.end <= start || run.start >= end || !run.lang) continue;
    if (sameLanguage(run.lang, passage.lang) || !speaks(run.lang)) continue;
    const from = Math.max(at, run.start);
    add(from - (OPENING.exec(text.slice(Math.max(at, from - NEAR), from))?.[0].length ?? 0), passage.lang);
    const to = Math.min(end, run.end);
    add(Math.min(end, to + HANGING.exec(text.slice(to, to + NEAR))![0].length), run.lang);
  }
  add(end, passage.lang);
  return parts.length > 0 ? parts : [{ start, end, lang: passage.lang }];
}
