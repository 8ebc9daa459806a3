import { secondsToSay } from '../text/timeline.js';
import { SpeechError, type Mark, type SpeechEngine, type Utterance, type Voice } from './engine.js';
import { sayNative, settling } from './native-utterance.js';
import { bestVoice, describeVoice, sameLanguage, staysOnDevice } from './voices.js';

/** The part of the platform that the engine needs; tests hand in their own. */
export interface SpeechPlatform {
  readonly speechSynthesis?: SpeechSynthesis;
  readonly SpeechSynthesisUtterance?: new (text: string) => SpeechSynthesisUtterance;
  readonly navigator?: { readonly languages?: readonly string[] };
}

/** How long `voices()` waits for a list that is empty at first, in ms. Others wait 1.5 s (ken107/read-aloud) to 5 s (leaonline/easy-speech). */
const VOICES_WITHIN = 3000;
/** The list is asked again this often: `voiceschanged` never comes in some browsers (WebKit before #16726). */
const VOICES_POLL = 250;

/**
 * Something else took the voice before ours began: it is asked for once more after this many ms. In Chromium a player that falls silent
 * in another tab takes with it what waits here (Chromium, tts_controller_impl.cc).
 */
const TAKEN_RETRY = 300;
/**
 * The longest utterance, in UTF-16 code units. Android refuses some 4,000 (TextToSpeech.getMaxSpeechInputLength), others 32,767 (Web Speech
 * API); far below both, because a voice without word marks goes back to the start of its utterance after a pause or at a new rate, and
 * because an end that a browser loses is missed only after a time that grows with the text.
 */
const LONGEST = 1000;
/**
 * The longest utterance of a voice on the network, in seconds: Chrome's broke off after 14 to 15, with no event at all (crbug.com/679437,
 * crbug.com/40747712). The rest is for a voice slower than the estimate.
 */
const ONLINE_SECONDS = 12;
/** Such a voice speaks no faster than this, whatever the rate (Chromium, network_speech_synthesis/mv3/tts_extension.js). */
const ONLINE_RATE = 2;
/** Why an utterance is said anew: the list of voices came, and the browser's own choice may not have been the best. */
const BETTER_VOICES = Symbol('the list of voices came');

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * The browser's own `speechSynthesis`: one utterance at a time, a fresh one each. It is never paused, only stopped, because native
 * `pause()` silences Chromium on Linux until reload, is ignored by Firefox there, and is a stop without an event on Android.
 * Nothing of the platform is touched before it is needed.
 */
export class WebSpeechEngine implements SpeechEngine {
  readonly name = 'web-speech';
  /** Voices that send the text off the device may speak too. */
  online = false;
  /** The id or the name of the voice to take where an utterance asks for none. Unknown, or not allowed: the best one. */
  preferred = '';
  readonly #platform: SpeechPlatform;

  constructor(platform: SpeechPlatform = globalThis) {
    this.#platform = platform;
  }

  available(): boolean {
    return 'speechSynthesis' in this.#platform && 'SpeechSynthesisUtterance' in this.#platform;
  }

  async voices(): Promise<readonly Voice[]> {
    const synthesis = this.#platform.speechSynthesis;
    if (!synthesis) return [];
    for (let waited = 0; waited < VOICES_WITHIN && synthesis.getVoices().length === 0; waited += VOICES_POLL) {
      await new Promise((resolve) => setTimeout(resolve, VOICES_POLL));
    }
    return synthesis.getVoices().map((voice) => describeVoice(voice, this.name));
  }

  maxLength({ text, lang, voice: wanted, rate }: Utterance): number {
    // Without leave for it no voice of the network speaks, or it is stopped as soon as the list of voices tells of it.
    if (!this.online) return LONGEST;
    const voice = this.#find(this.#platform.speechSynthesis?.getVoices() ?? [], this.#spoken(lang), wanted);
    if (voice && staysOnDevice(voice)) return LONGEST;
    // An unknown voice, of a list that is late or empty, may be one of the network: a pause at a comma costs less than a lost end.
    return Math.min(LONGEST, lengthWithin(ONLINE_SECONDS * Math.min(rate, ONLINE_RATE), text));
  }

  speak(utterance: Utterance, onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const { speechSynthesis: synthesis, SpeechSynthesisUtterance: Native } = this.#platform;
    if (!synthesis || !Native) {
      return Promise.reject(new SpeechError('unsupported', 'This browser has no speech synthesis.', utterance.lang));
    }
    let begun = false;
    let retried = false;
    const heard = (mark: Mark) => {
      begun = true;
      onMark(mark);
    };
    const say = () => {
      signal.throwIfAborted();
      const native = this.#native(synthesis, Native, utterance);
      const allowed = native.voice ? signal : this.#allowed(synthesis, native.lang, signal);
      return sayNative(synthesis, native, utterance, heard, allowed);
    };
    const again = async (error: unknown): Promise<void> => {
      const taken = error instanceof SpeechError && error.code === 'interrupted' && !begun && !retried;
      signal.throwIfAborted();
      if (error !== BETTER_VOICES && !taken) throw error;
      retried ||= taken;
      await (taken ? pause(TAKEN_RETRY) : settling(synthesis));
      return say().catch(again);
    };
    // A first utterance waits for nothing: iOS drops, without a word, what is not spoken in the task of the click.
    const settled = settling(synthesis);
    try {
      return (settled ? settled.then(say) : say()).catch(again);
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  #native(
    synthesis: SpeechSynthesis,
    Native: NonNullable<SpeechPlatform['SpeechSynthesisUtterance']>,
    { text, lang, voice: wanted, rate, volume }: Utterance,
  ): SpeechSynthesisUtterance {
    // `&`, `<` and `>` stop some Microsoft voices (HadrienGardeur/read-aloud-best-practices#8); one character for one, so that offsets hold.
    const native = new Native(text.replace(/[&<>\n\r\t]/g, ' '));
    const spoken = this.#spoken(lang);
    const voice = this.#choose(synthesis.getVoices(), spoken, wanted);
    // Both: Android obeys only `lang` (Chromium, TtsPlatformImpl.java), iOS 13 only `voice` (reported). Each as the platform spells it.
    if (voice) native.voice = voice;
    native.lang = voice?.lang ?? spoken;
    native.rate = rate;
    native.volume = volume;
    return native;
  }

  /**
   * A signal that is also aborted when the list of voices arrives late and has one for the language that sends the text off the
   * device: the browser's own choice could be that one.
   */
  #allowed(synthesis: SpeechSynthesis, lang: string, signal: AbortSignal): AbortSignal {
    const over = new AbortController();
    const check = () => {
      const voices = synthesis.getVoices().filter((voice) => sameLanguage(voice.lang, lang));
      if (!this.online && !voices.every(staysOnDevice)) over.abort(BETTER_VOICES);
    };
    signal.addEventListener('abort', () => over.abort(signal.reason));
    // Old Safari's speechSynthesis is no EventTarget; its list is never late.
    synthesis.addEventListener?.('voiceschanged', check, { signal: over.signal });
    return over.signal;
  }

  #choose(voices: SpeechSynthesisVoice[], lang: string, wanted: Voice | undefined): SpeechSynthesisVoice | undefined {
    // An empty list is not loaded yet, or is all that this browser tells (Edge on Android): the language alone must do.
    if (voices.length === 0) return undefined;
    const found = this.#find(voices, lang, wanted);
    if (found) return found;
    // Left to itself, a browser would take its default: another language, or a voice that sends the text off the device.
    const online = voices.some((voice) => sameLanguage(voice.lang, lang) && !staysOnDevice(voice));
    if (online) throw new SpeechError('online-only', `Only online voices speak ${lang}.`, lang);
    throw new SpeechError('no-voice', `No voice speaks ${lang}.`, lang);
  }

  /** Looked up anew for each utterance: a list that changes brings new voice objects, and may lose the wanted one. */
  #find(voices: SpeechSynthesisVoice[], lang: string, wanted: Voice | undefined): SpeechSynthesisVoice | undefined {
    const names = wanted ? [wanted.id] : [this.preferred].filter(Boolean);
    const isWanted = (voice: SpeechSynthesisVoice) =>
      (names.includes(voice.voiceURI) || names.includes(voice.name)) && sameLanguage(voice.lang, lang);
    return (
      voices.find((voice) => isWanted(voice) && (this.online || staysOnDevice(voice))) ??
      bestVoice(voices, lang, { online: this.online, readerLanguages: this.#readerLanguages() })
    );
  }

  /** The language to speak, of a text whose page may not tell. */
  #spoken(lang: string): string {
    return lang || this.#readerLanguages()[0] || 'en';
  }

  #readerLanguages(): readonly string[] {
    return this.#platform.navigator?.languages ?? [];
  }
}

/**
 * How many code units of a text like `text`, at least 1, are said in so many seconds at rate 1: of all of it, and of each stretch, because
 * some hold more digits than others.
 */
function lengthWithin(seconds: number, text: string): number {
  let length = Math.floor((text.length * seconds) / secondsToSay(text));
  while (length > 1 && length < text.length) {
    let longest = 0;
    for (let start = 0; start < text.length; start += Math.ceil(length / 2)) {
      longest = Math.max(longest, secondsToSay(text.slice(start, start + length)));
    }
    if (longest <= seconds) break;
    length = Math.floor((length * seconds) / longest);
  }
  return Math.max(1, length);
}
