/**
 * How long a list may stay empty before the browser counts as one without voices, in ms. With
 * thousands of voices, loading it and the first sound take up to 2 s, and longer on a busy machine.
 */
export const EMPTY_WITHIN = 4000;
/**
 * How long to wait for an empty list to fill, in ms. Other libraries wait 1.5 s (ken107/read-aloud)
 * to 5 s (leaonline/easy-speech).
 */
const LOADED_WITHIN = 3000;
/**
 * How often the list is read again, in ms: some browsers never fire `voiceschanged` (WebKit before
 * #16726).
 */
const POLL = 250;

/**
 * The voices of a platform while the list loads and changes. The list is cached, because reading
 * thousands of voices is slow.
 */
export class VoiceList {
  readonly #synthesis: SpeechSynthesis;
  readonly #listeners = new Set<() => void>();
  #voices: readonly SpeechSynthesisVoice[] = [];
  /** When the list was first read, in ms. */
  #readAt: number | undefined;
  #loading: Promise<readonly SpeechSynthesisVoice[]> | undefined;

  constructor(synthesis: SpeechSynthesis) {
    this.#synthesis = synthesis;
  }

  /**
   * The voices in the platform's order. Empty if they have not loaded, or if the platform lists
   * none.
   */
  get current(): readonly SpeechSynthesisVoice[] {
    this.#listen();
    if (this.#voices.length === 0) this.refresh();
    return this.#voices;
  }

  /**
   * Reads the list again. Its voices are new objects then, and an old object may no longer work
   * (Chromium, speech_synthesis.cc).
   */
  refresh(): void {
    const before = this.#voices;
    this.#voices = this.#read();
    if (isSameList(before, this.#voices)) return;
    for (const listener of this.#listeners) listener();
  }

  /** Resolves with the first list that is not empty, or with an empty one after 3 s. */
  whenLoaded(): Promise<readonly SpeechSynthesisVoice[]> {
    if (this.current.length > 0) return Promise.resolve(this.current);
    return (this.#loading ??= this.#waitUntilFilled(LOADED_WITHIN).finally(
      () => (this.#loading = undefined),
    ));
  }

  /** Resolves when the list is not empty, after `within` ms, or after an abort. */
  async whenFilled(within: number, signal: AbortSignal): Promise<void> {
    if (this.current.length === 0) await this.#waitUntilFilled(within, signal);
  }

  /** The ms that are left of a wait that started when the list was first read. */
  waitLeft(milliseconds: number): number {
    return Math.max(0, (this.#readAt ?? performance.now()) + milliseconds - performance.now());
  }

  /**
   * Calls `listener` after each change of the list.
   * @returns a function that removes the listener
   */
  onChange(listener: () => void): () => void {
    this.#listen();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #waitUntilFilled(within: number, signal?: AbortSignal): Promise<readonly SpeechSynthesisVoice[]> {
    return new Promise((resolve) => {
      const finish = () => {
        clearInterval(polling);
        clearTimeout(timeout);
        removeListener();
        resolve(this.#voices);
      };
      // A `voiceschanged` event with an empty list is ignored.
      const check = () => this.#voices.length > 0 && finish();
      const removeListener = this.onChange(check);
      const polling = setInterval(() => {
        this.refresh();
        check();
      }, POLL);
      const timeout = setTimeout(finish, within);
      signal?.addEventListener('abort', finish);
    });
  }

  #listen(): void {
    if (this.#readAt !== undefined) return;
    this.#readAt = performance.now();
    const changed = () => this.refresh();
    const synthesis = this.#synthesis;
    // `speechSynthesis` of old Safari is not an EventTarget (WebKit, SpeechSynthesis.idl).
    if (typeof synthesis.addEventListener === 'function')
      return synthesis.addEventListener('voiceschanged', changed);
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

/**
 * Whether two lists are the same to the user. Platforms fire `voiceschanged` for unchanged voices,
 * some with new objects.
 */
function isSameList(
  one: readonly SpeechSynthesisVoice[],
  other: readonly SpeechSynthesisVoice[],
): boolean {
  return (
    one.length === other.length && one.every((voice, index) => isSameVoice(voice, other[index]))
  );
}

function isSameVoice(one: SpeechSynthesisVoice, other: SpeechSynthesisVoice | undefined): boolean {
  if (one === other) return true;
  const { voiceURI, name, lang, localService } = one;
  return (
    voiceURI === other?.voiceURI &&
    name === other.name &&
    lang === other.lang &&
    localService === other.localService
  );
}
