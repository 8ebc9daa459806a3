import { SpeechError } from '../speech/speech-error.js';
import type { Loading, Mark, SpeechEngine, Utterance } from '../speech/types.js';
import { sameLanguage } from '../text/language.js';
import { splitClauses } from '../text/clauses.js';
import { isSpeakable } from '../text/speakable.js';
import type { Span } from '../text/span.js';
import type { Passage, Sentence, Transcript } from '../text/transcript.js';
import type { SpeechSettings } from './speech-settings.js';
import { spokenParts, type SpokenPart } from './spoken-parts.js';

/**
 * Scripts that do not mark the end of a sentence, so that a paragraph may be a single one. An
 * utterance of it ends at a space, where a speaker would pause, after so many code units.
 */
const WITHOUT_STOPS = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const BREATH = 200;

/** A sentence, its rest, or a part of it, as one utterance. */
export interface PlannedUtterance {
  readonly sentence: Sentence;
  /** The range of the transcript that it speaks. */
  readonly source: Span;
  /** As the engine takes it. */
  readonly utterance: Utterance;
  /**
   * Speaks it; as `SpeechEngine.speak`, with marks that are ranges of the transcript: empty for
   * spoken words that are not in the text. With `lang` (BCP 47), a voice for that language speaks.
   */
  speak(
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    lang?: string,
    onLoading?: (loading: Loading) => void,
  ): Promise<void>;
}

/**
 * The utterances from `cursor` (a UTF-16 offset into the transcript) to the end, in order. A
 * sentence is split when it is reached: where its language changes, and by the longest text that
 * the engine then takes. Text without a letter or a digit is left out.
 */
export function* planUtterances(
  transcript: Transcript,
  cursor: number,
  settings: SpeechSettings,
  engine: SpeechEngine,
): Generator<PlannedUtterance, void, undefined> {
  for (
    let sentence = transcript.sentenceAt(cursor);
    sentence;
    sentence = transcript.sentences[sentence.index + 1]
  ) {
    if (engine.timeline) {
      const written = asWritten(transcript, sentence, cursor, settings);
      const speak: PlannedUtterance['speak'] = (onMark, signal, _lang, onLoading) =>
        engine.speak(written.utterance, onMark, signal, onLoading);
      yield { ...written, speak };
      continue;
    }
    const supportsLanguage = (lang: string) => engine.supportsLanguage?.(lang) ?? true;
    const options = { ...settings.pronunciation, supportsLanguage };
    for (const part of spokenParts(transcript, sentence, cursor, options)) {
      for (const planned of plannedParts(part, sentence, settings, engine)) {
        if (isSpeakable(planned.utterance.text)) yield planned;
      }
    }
  }
}

/** For a recording: the sentence, or its rest, as it is written. */
function asWritten(
  { text }: Transcript,
  sentence: Sentence,
  cursor: number,
  settings: SpeechSettings,
): Omit<PlannedUtterance, 'speak'> {
  const source = { start: Math.max(cursor, sentence.start), end: sentence.end };
  const utterance = settings.utterance(
    text.slice(source.start, source.end),
    source,
    sentence.passage.lang,
  );
  return { sentence, source, utterance };
}

/** For a voice: a part of the sentence, split by the longest text that the engine takes. */
function* plannedParts(
  spoken: SpokenPart,
  sentence: Sentence,
  settings: SpeechSettings,
  engine: SpeechEngine,
): Generator<PlannedUtterance> {
  const { text, source, toSource } = spoken;
  const { start } = source;
  const { passage } = sentence;
  // The cursor stays in the sentence until all of it is spoken: the last words may have no text of
  // their own.
  const placeOf = (offset: number) =>
    Math.min(toSource({ start: offset, end: offset }).start, sentence.end - 1);
  const whole = utteranceOf(spoken, start, passage, settings);
  for (const piece of split(whole, engine)) {
    const from = piece.start === 0 ? start : placeOf(piece.start);
    const to = piece.end === text.length ? source.end : placeOf(piece.end);
    const part = { text: text.slice(piece.start, piece.end), lang: spoken.lang };
    const utterance = utteranceOf(part, from, passage, settings);
    const inLanguage = (lang: string) => settings.utterance(utterance.text, utterance.source, lang);
    const toTranscript = ({ start: first, end: last, ...more }: Mark): Mark => ({
      ...more,
      ...toSource({ start: first - from + piece.start, end: last - from + piece.start }),
    });
    const speak: PlannedUtterance['speak'] = (onMark, signal, lang = spoken.lang, onLoading) =>
      speakEither(
        lang === spoken.lang ? utterance : inLanguage(lang),
        inLanguage(passage.lang),
        (one) => engine.speak(one, (mark) => onMark(toTranscript(mark)), signal, onLoading),
        signal,
      );
    yield { sentence, utterance, source: { start: from, end: to }, speak };
  }
}

/**
 * The utterance of a part whose source begins at `start`. The voice that was chosen for the article
 * does not speak its parts in other languages.
 */
function utteranceOf(
  { text, lang }: Pick<SpokenPart, 'text' | 'lang'>,
  start: number,
  passage: Passage,
  settings: SpeechSettings,
): Utterance {
  const source = { start, end: start + text.length };
  const { voice, ...utterance } = settings.utterance(text, source, lang);
  const own = [...(voice ? [voice] : []), ...settings.otherVoices].find(
    (each) => each.lang && sameLanguage(each.lang, lang),
  );
  const chosen = own ?? (lang === passage.lang ? voice : undefined);
  return chosen ? { ...utterance, voice: chosen } : utterance;
}

/** Ranges of its text that the engine speaks at once. */
function split(utterance: Utterance, engine: SpeechEngine): readonly Span[] {
  const { text, lang } = utterance;
  const limit = engine.maxLength?.(utterance) ?? Infinity;
  return splitClauses(text, WITHOUT_STOPS.test(text) ? Math.min(limit, BREATH) : limit, lang);
}

/** Without a voice for a foreign word, the voice of the words around it speaks it. */
function speakEither(
  utterance: Utterance,
  otherwise: Utterance,
  speak: (utterance: Utterance) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const spoken = speak(utterance);
  if (utterance.lang === otherwise.lang) return spoken;
  return spoken.catch((error: unknown) => {
    if (signal.aborted || !isVoiceless(error)) throw error;
    return speak(otherwise);
  });
}

/** Whether an error says that there is no voice for a language, or none that may speak. */
export function isVoiceless(error: unknown): error is SpeechError {
  return (
    error instanceof SpeechError && (error.code === 'no-voice' || error.code === 'online-only')
  );
}
