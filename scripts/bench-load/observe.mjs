/**
 * For `addInitScript`, in the page: a `speechSynthesis` with one voice, and `bench`, which notes
 * when things happen, in ms since the navigation.
 */
export function observe() {
  const bench = { speaks: [], shifts: [], tasks: [], playingAt: undefined };
  globalThis.bench = bench;
  performance.mark('bench begins');
  const now = () => performance.now();

  class Utterance extends EventTarget {
    lang = '';
    voice = null;
    rate = 1;
    pitch = 1;
    volume = 1;
    constructor(text) {
      super();
      this.text = text;
    }
  }
  class Synthesis extends EventTarget {
    pending = false;
    paused = false;
    speaking = false;
    getVoices() {
      return [
        { voiceURI: 'bench', name: 'Bench', lang: 'en-US', localService: true, default: true },
      ];
    }
    speak(utterance) {
      // An empty one asks for nothing but the permission to speak later.
      if (utterance.text.trim() === '') return;
      bench.speaks.push({ at: now(), inPress: bench.inPress === true });
      performance.mark('bench speak');
      this.speaking = true;
      const started = new Event('start');
      setTimeout(() => utterance.dispatchEvent(Object.assign(started, { charIndex: 0 })), 5);
    }
    cancel() {
      this.speaking = false;
    }
    pause() {}
    resume() {}
  }
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, configurable: true });
  define('speechSynthesis', new Synthesis());
  define('SpeechSynthesis', Synthesis);
  define('SpeechSynthesisUtterance', Utterance);

  const once = { capture: true, once: true };
  document.addEventListener('playing', () => (bench.playingAt ??= now()), true);
  addEventListener('pointerover', ({ timeStamp }) => (bench.overAt ??= timeStamp), once);
  addEventListener(
    'click',
    ({ timeStamp }) => {
      performance.mark('bench press');
      bench.pressedAt = timeStamp;
      bench.handledAt = now();
      bench.inPress = true;
      setTimeout(() => (bench.inPress = false));
      requestAnimationFrame(lookForBusy);
    },
    once,
  );

  /** The time after the first frame in which the player shows that it is busy. */
  function lookForBusy() {
    const player = document.querySelector('article-player');
    if (bench.busyAt || bench.speaks.length > 0 || !player) return;
    if (!player.shadowRoot?.querySelector('.pending'))
      return void requestAnimationFrame(lookForBusy);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (bench.busyAt = now());
    channel.port2.postMessage('');
  }

  function collect(type, list, valueOf) {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    const note = (entries) => list.push(...entries.map(valueOf));
    const observer = new PerformanceObserver((entries) => note(entries.getEntries()));
    observer.observe({ type, buffered: true });
    (bench.flush ??= []).push(() => note(observer.takeRecords()));
  }
  collect('layout-shift', bench.shifts, ({ value, hadRecentInput }) => ({
    value,
    afterInput: hadRecentInput,
  }));
  collect('longtask', bench.tasks, ({ duration }) => ({ duration }));
}
