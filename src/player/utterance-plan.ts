import { SpeechError } from '../speech/speech-error.js';
import type { Loading, Mark, SpeechEngine, Utterance } from '../speech/types.js';
import { sameLanguage } from '../text/language.js';
import { splitClauses } from '../text/clauses.js';
import { isSpeakable } from '../text/speakable.js';
import type { Span } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import type { SpeechSettings } from './speech-settings.js';
import { spokenParts, type SpokenPart } from './spoken-parts.js';

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
      yield asWritten(transcript, sentence, cursor, settings, engine);
      continue;
    }
    const speaks = (lang: string) => engine.supportsLanguage?.(lang) ?? true;
    for (const pronounced of spokenParts(
      transcript,
      sentence,
      cursor,
      settings.pronunciation,
      speaks,
    )) {
      for (const planned of plannedParts(sentence, pronounced, settings, engine)) {
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
  engine: SpeechEngine,
): PlannedUtterance {
  const source = { start: Math.max(cursor, sentence.start), end: sentence.end };
  const utterance = settings.utterance(
    text.slice(source.start, source.end),
    source,
    sentence.passage.lang,
  );
  return {
    sentence,
    source,
    utterance,
    speak: (onMark, signal, _lang, onLoading) => engine.speak(utterance, onMark, signal, onLoading),
  };
}

function* plannedParts(
  sentence: Sentence,
  { text, lang, source, toSource }: SpokenPart,
  settings: SpeechSettings,
  engine: SpeechEngine,
): Generator<PlannedUtterance> {
  const { start } = source;
  // The cursor stays in the sentence until all of it is spoken: the last words may have no text of
  // their own.
  const placeOf = (offset: number) =>
    Math.min(toSource({ start: offset, end: offset }).start, sentence.end - 1);
  const whole = utteranceOf(text, start, sentence, lang, settings);
  for (const part of partsOf(whole, engine)) {
    const from = part.start === 0 ? start : placeOf(part.start);
    const to = part.end === text.length ? source.end : placeOf(part.end);
    const utterance = utteranceOf(text.slice(part.start, part.end), from, sentence, lang, settings);
    const back = ({ start: first, end: last, ...more }: Mark): Mark => ({
      ...more,
      ...toSource({ start: first - from + part.start, end: last - from + part.start }),
    });
    yield {
      sentence,
      utterance,
      source: { start: from, end: to },
      speak: (onMark, signal, instead = lang, onLoading) =>
        speakOr(
          engine,
          instead === lang
            ? utterance
            : settings.utterance(utterance.text, utterance.source, instead),
          settings.utterance(utterance.text, utterance.source, sentence.passage.lang),
          (mark) => onMark(back(mark)),
          signal,
          onLoading,
        ),
    };
  }
}

/** The voice that was chosen for the article does not speak its parts in other languages. */
function utteranceOf(
  text: string,
  start: number,
  { passage }: Sentence,
  lang: string,
  settings: SpeechSettings,
): Utterance {
  const { voice, ...utterance } = settings.utterance(
    text,
    { start, end: start + text.length },
    lang,
  );
  const own = [...(voice ? [voice] : []), ...settings.otherVoices].find(
    (each) => each.lang && sameLanguage(each.lang, lang),
  );
  const wished = own ?? (lang === passage.lang ? voice : undefined);
  return wished ? { ...utterance, voice: wished } : utterance;
}

/** Without a voice for a foreign word, the voice of the words around it speaks it. */
function speakOr(
  engine: SpeechEngine,
  utterance: Utterance,
  otherwise: Utterance,
  onMark: (mark: Mark) => void,
  signal: AbortSignal,
  onLoading?: (loading: Loading) => void,
): Promise<void> {
  const spoken = engine.speak(utterance, onMark, signal, onLoading);
  if (utterance.lang === otherwise.lang) return spoken;
  return spoken.catch((error: unknown) => {
    if (signal.aborted || !isVoiceless(error)) throw error;
    return engine.speak(otherwise, onMark, signal, onLoading);
  });
}

/**
 * Scripts that do not mark the end of a sentence, so that a paragraph may be a single one. An
 * utterance of it ends at a space, where a speaker would pause, after so many code units.
 */
const WITHOUT_STOPS = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const BREATH = 200;

function partsOf(utterance: Utterance, engine: SpeechEngine): readonly Span[] {
  const { text, lang } = utterance;
  const limit = engine.maxLength?.(utterance) ?? Infinity;
  return splitClauses(text, WITHOUT_STOPS.test(text) ? Math.min(limit, BREATH) : limit, lang);
}

/** Whether an error says that there is no voice for a language, or none that may speak. */
export function isVoiceless(error: unknown): error is SpeechError {
  return (
    error instanceof SpeechError && (error.code === 'no-voice' || error.code === 'online-only')
  );
}
