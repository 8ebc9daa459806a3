/**
 * For `addInitScript`: a `speechSynthesis` with a voice of the device for each of these languages,
 * which takes a few ms for a word. Notes the names of the player's events in `heard`, and the texts
 * of utterances in `said`.
 */
export function stubSpeech(languages: readonly string[]): void {
  const heard = new Set<string>();
  const said: string[] = [];
  for (const type of ['playing', 'wordchange', 'error'])
    document.addEventListener(type, () => heard.add(type), true);
  const voices = languages.map((lang) => ({
    voiceURI: `stub-${lang}`,
    name: `Stub ${lang}`,
    lang,
    localService: true,
    default: lang === languages[0],
  }));
  class Utterance extends EventTarget {
    lang = '';
    voice = null;
    rate = 1;
    pitch = 1;
    volume = 1;
    constructor(readonly text: string) {
      super();
    }
  }
  let current: { utterance: Utterance; stop: () => void } | undefined;
  const queue: Utterance[] = [];
  const tell = (utterance: Utterance, type: string, more: object = {}) =>
    utterance.dispatchEvent(
      Object.assign(new Event(type), { charIndex: 0, charLength: 0, name: '', utterance }, more),
    );
  function next(): void {
    const utterance = queue.shift();
    if (!utterance) return;
    const words = [...utterance.text.matchAll(/\S+/g)];
    let at = -1;
    const timer = setInterval(() => {
      const word = words[at];
      if (at++ < 0) tell(utterance, 'start');
      else if (word)
        tell(utterance, 'boundary', {
          name: 'word',
          charIndex: word.index,
          charLength: word[0].length,
        });
      else {
        clearInterval(timer);
        current = undefined;
        tell(utterance, 'end');
        if (!current) next();
      }
    }, 30);
    current = { utterance, stop: () => clearInterval(timer) };
  }
  class Synthesis extends EventTarget {
    readonly pending = false;
    readonly paused = false;
    get speaking() {
      return current !== undefined;
    }
    getVoices() {
      return voices;
    }
    speak(utterance: Utterance) {
      said.push(utterance.text);
      queue.push(utterance);
      if (!current) next();
    }
    cancel() {
      queue.length = 0;
      const stopped = current;
      current = undefined;
      stopped?.stop();
      if (stopped) setTimeout(() => tell(stopped.utterance, 'error', { error: 'canceled' }));
    }
    pause() {}
    resume() {}
  }
  const define = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true });
  define('heard', heard);
  define('said', said);
  define('speechSynthesis', new Synthesis());
  define('SpeechSynthesis', Synthesis);
  define('SpeechSynthesisUtterance', Utterance);
}
