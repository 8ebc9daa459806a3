/** How long a list is waited for that is empty at first, in ms. Others wait 1.5 s (ken107/read-aloud) to 5 s (leaonline/easy-speech). */
const LOADED_WITHIN = 3000;
/** The list is asked again this often: `voiceschanged` never comes in some browsers (WebKit before #16726). */
const POLL = 250;

/** The voices of a platform, as its list fills and changes. Asking for them is slow where there are thousands: they are kept. */
export class VoiceList {
  readonly #synthesis: SpeechSynthesis;
  readonly #listeners = new Set<() => void>();
  #voices: readonly SpeechSynthesisVoice[] = [];
  /** When it was first asked for, in ms. */
  #askedAt: number | undefined;
  #loading: Promise<readonly SpeechSynthesisVoice[]> | undefined;

  constructor(synthesis: SpeechSynthesis) {
    this.#synthesis = synthesis;
  }

  /** As the platform orders them; empty where they have not come, or none are told of. */
  get current(): readonly SpeechSynthesisVoice[] {
    this.#listen();
    if (this.#voices.length === 0) this.refresh();
    return this.#voices;
  }

  /** Asks the platform anew. Voices are new objects then, of which an old one may no longer be taken (Chromium, speech_synthesis.cc). */
  refresh(): void {
    const before = this.#voices;
    this.#voices = this.#read();
    if (isSameList(before, this.#voices)) return;
    for (const listener of this.#listeners) listener();
  }

  /** Resolves with the first list that is not empty, or with an empty one after 3 s. */
  whenLoaded(): Promise<readonly SpeechSynthesisVoice[]> {
    if (this.current.length > 0) return Promise.resolve(this.current);
    return (this.#loading ??= this.#waitUntilFilled(LOADED_WITHIN).finally(() => (this.#loading = undefined)));
  }

  /** Resolves when the list is not empty any more, after so many ms, or when it is given up. */
  async whenFilled(within: number, signal: AbortSignal): Promise<void> {
    if (this.current.length === 0) await this.#waitUntilFilled(within, signal);
  }

  /** How many ms are left until it was asked for so long ago. */
  waitLeft(milliseconds: number): number {
    return Math.max(0, (this.#askedAt ?? performance.now()) + milliseconds - performance.now());
  }

  /** Is told of each change of the list. @returns ends it. */
  onChange(listener: () => void): () => void {
    this.#listen();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #waitUntilFilled(within: number, signal?: AbortSignal): Promise<readonly SpeechSynthesisVoice[]> {
    return new Promise((resolve) => {
      const over = () => {
        clearInterval(polling);
        clearTimeout(patience);
        forget();
        resolve(this.#voices);
      };
      // An event with an empty list is no answer.
      const look = () => this.#voices.length > 0 && over();
      const forget = this.onChange(look);
      const polling = setInterval(() => {
        this.refresh();
        look();
      }, POLL);
      const patience = setTimeout(over, within);
      signal?.addEventListener('abort', over);
    });
  }

  #listen(): void {
    if (this.#askedAt !== undefined) return;
    this.#askedAt = performance.now();
    const changed = () => this.refresh();
    const synthesis = this.#synthesis;
    // Old Safari's speechSynthesis is no EventTarget (WebKit, SpeechSynthesis.idl).
    if (typeof synthesis.addEventListener === 'function') return synthesis.addEventListener('voiceschanged', changed);
    const before = synthesis.onvoiceschanged;
    synthesis.onvoiceschanged = (event) => {
      changed();
      before?.call(synthesis, event);
    };
  }

  #read(): readonly SpeechSynthesisVoice[] {
    try {
      return this.#synthesis.getVoices() ?? [];
    } catch {
      return [];
    }
  }
}

/** Whether nothing changed for a person who chooses; platforms tell of the same voices again and again, some with new objects. */
function isSameList(one: readonly SpeechSynthesisVoice[], other: readonly SpeechSynthesisVoice[]): boolean {
  return one.length === other.length && one.every((voice, index) => isSameVoice(voice, other[index]));
}

function isSameVoice(one: SpeechSynthesisVoice, other: SpeechSynthesisVoice | undefined): boolean {
  if (one === other) return true;
  const { voiceURI, name, lang, localService } = one;
  return (
    voiceURI === other?.voiceURI && name === other.name && lang === other.lang && localService === other.localService
  );
}
