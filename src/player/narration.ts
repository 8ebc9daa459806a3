import type { Loading, Mark, SpeechEngine, SpeechError, Utterance } from '../speech/types.js';
import { sameLanguage } from '../text/language.js';
import { wait } from '../speech/wait.js';
import { pauseBetween } from '../text/pauses.js';
import type { Passage, Sentence, Transcript } from '../text/transcript.js';
import type { Delivery } from './delivery.js';
import { mainLanguage } from './main-language.js';
import { asRevised, type Run } from './run.js';
import { isVoiceless, utterancesFrom, type Saying } from './utterances.js';

/** Who says an article, and is told how it goes. */
export interface Narrator {
  /** Asked again and again: all of it may change meanwhile. */
  readonly player: {
    readonly transcript: Transcript | undefined;
    readonly cursor: number;
    readonly delivery: Delivery;
    readonly engine: SpeechEngine;
    readonly hidden: boolean;
  };
  /** It is about to be said. */
  turnTo(saying: Saying, run: Run): void;
  hear(mark: Mark, saying: Saying, run: Run): void;
  said(saying: Saying, run: Run): void;
  /** A voice is being loaded. */
  load(loading: Loading, saying: Saying, run: Run): void;
  /** There is no voice for a passage. */
  lack(error: SpeechError): void;
}

/**
 * Says the article from an offset to its end, with a pause between two passages, and without what no voice speaks.
 * @throws what the engine rejects with; nothing is thrown of a run that was stopped meanwhile.
 */
export async function narrate(narrator: Narrator, run: Run, from: number): Promise<void> {
  const { signal } = run;
  let start: number | undefined = from;
  const rest = () => {
    const { transcript, cursor, delivery, engine } = narrator.player;
    const place = start ?? cursor;
    start = undefined;
    return utterancesFrom(transcript!, place, delivery, engine);
  };
  let before: Sentence | undefined;
  let lacking: { passage: Passage; error: SpeechError } | undefined;
  for (const saying of asRevised(run, rest)) {
    const { sentence } = saying;
    const { passage } = sentence;
    if (passage === lacking?.passage) continue;
    if (before && before !== sentence) await breathe(narrator.player, before, sentence, signal);
    signal.throwIfAborted();
    narrator.turnTo(saying, run);
    signal.throwIfAborted();
    const error = await say(narrator, saying, run);
    signal.throwIfAborted();
    if (error) {
      lacking = { passage, error };
      continue;
    }
    before = sentence;
    narrator.said(saying, run);
    signal.throwIfAborted();
  }
  if (lacking && !before) throw lacking.error;
}

/** @returns why it was passed over, if it was. */
async function say(narrator: Narrator, saying: Saying, run: Run): Promise<SpeechError | undefined> {
  const { signal } = run;
  const { player } = narrator;
  const onMark = (mark: Mark) => narrator.hear(mark, saying, run);
  try {
    const said = saying.speak(onMark, signal, undefined, (loading) => narrator.load(loading, saying, run));
    player.engine.prepareNext?.(next(player, saying, run));
    await said;
    return undefined;
  } catch (error) {
    const main = mainLanguage(player.transcript!);
    if (signal.aborted || !isVoiceless(error) || sameLanguage(saying.sentence.passage.lang, main)) throw error;
    narrator.lack(error);
    signal.throwIfAborted();
    if (player.delivery.voiceless === 'skip') return error;
    await saying.speak(onMark, signal, main);
    return undefined;
  }
}

/** What is said after that, as far as can be told now. */
function* next(
  { transcript, delivery, engine }: Narrator['player'],
  { source }: Saying,
  run: Run,
): Generator<Utterance> {
  const from = source.end + run.shift;
  for (const { utterance } of utterancesFrom(transcript!, from, delivery, engine)) yield utterance;
}

function breathe(
  { hidden, delivery, engine }: Narrator['player'],
  { passage: before }: Sentence,
  { passage: after }: Sentence,
  signal: AbortSignal,
): Promise<void> {
  // A hidden page's timers are made to wait, and a recording has pauses of its own.
  const usual = before === after ? 0 : pauseBetween(before, after) / delivery.playbackRate;
  const seconds = hidden || engine.timeline ? 0 : usual + delivery.pause;
  return seconds > 0 ? wait(1000 * seconds, signal) : Promise.resolve();
}
