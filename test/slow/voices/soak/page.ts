/** The results of a soak test in one browser. Times are in ms. */
export interface SoakResult {
  readonly done: boolean;
  readonly seconds: number;
  readonly voices: number;
  readonly commands: Readonly<Record<string, number>>;
  readonly utterances: number;
  readonly sentences: number;
  /** Faults: none is expected. */
  readonly stalls: readonly string[];
  readonly lost: readonly string[];
  readonly errors: readonly string[];
  readonly afterPause: readonly string[];
  /**
   * `late`: a rate that was meant to apply to the next sentence, because the current one was nearly
   * over.
   */
  readonly latency: Readonly<Record<'pause' | 'rate' | 'late' | 'next', readonly number[]>>;
  /** From the end of a sentence to the start of the next one in the same passage. */
  readonly gaps: readonly number[];
  /** The same, of utterances that were queued in the platform at once. */
  readonly nativeGaps: readonly number[];
  readonly log: readonly string[];
}

declare global {
  interface Window {
    soak: SoakResult;
  }
}

/**
 * Gives a player random commands for so many minutes, and observes it: in the page, with the
 * installed voices. Self-contained, because it is sent to the browser as text. The page must have
 * the player's element defined.
 */
export function soakInPage({
  seed,
  minutes,
}: {
  readonly seed: number;
  readonly minutes: number;
}): void {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const oneOf = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)]!;
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const started = performance.now();
  const commands: Record<string, number> = {};
  const latency = {
    pause: [] as number[],
    rate: [] as number[],
    late: [] as number[],
    next: [] as number[],
  };
  const result = {
    ...{ done: false, seconds: 0, voices: 0, commands, utterances: 0, sentences: 0, latency },
    ...{
      stalls: [] as string[],
      lost: [] as string[],
      errors: [] as string[],
      afterPause: [] as string[],
    },
    ...{ gaps: [] as number[], nativeGaps: [] as number[], log: [] as string[] },
  };
  window.soak = result;
  const note = (what: string) => {
    result.log.push(`${((performance.now() - started) / 1000).toFixed(2)} ${what}`);
    if (result.log.length > 4000) result.log.splice(0, 1000);
  };
  const fault = (kind: 'stalls' | 'lost' | 'errors' | 'afterPause', what: string) => {
    note(`FAULT ${kind}: ${what}`);
    result[kind].push(`${what}\n  ${result.log.slice(-25).join('\n  ')}`);
  };

  // An article of plain words, which no pronunciation rule changes.
  const who = [
    'The ferry',
    'A boat',
    'The captain',
    'Nobody',
    'The old harbour',
    'One of the lamps',
    'The fog',
  ];
  const did = [
    'came back at noon',
    'left without a word',
    'lay still in the water',
    'was seen from the pier',
    'went out',
  ];
  const why = [
    'before the wind had turned',
    'with salt and rope',
    'and then again',
    'for the first time that year',
    'as it had before',
  ];
  const sentence = () => `${oneOf(who)} ${oneOf(did)}, ${oneOf(why)}.`;
  const long = () =>
    `${Array.from({ length: 12 }, () => `${oneOf(who)} ${oneOf(did)}, ${oneOf(why)}`).join('; ')}.`;
  const make = (tag: string, text: string) =>
    Object.assign(document.createElement(tag), { textContent: text });
  const article = document.createElement('article');
  article.lang = 'en';
  article.append(make('h1', 'The harbour in winter'));
  for (let i = 0; i < 60; i++) {
    if (i % 12 === 5) article.append(make('h2', `${oneOf(who)} in the morning`));
    if (i % 10 === 7) {
      const list = document.createElement('ul');
      list.append(...Array.from({ length: 4 }, () => make('li', sentence())));
      article.append(list);
    }
    const size = 2 + Math.floor(random() * 5);
    const parts = Array.from({ length: size }, () =>
      random() < 0.1 ? 'It rained.' : random() < 0.02 ? long() : sentence(),
    );
    article.append(make('p', parts.join(' ')));
  }
  document.body.replaceChildren(article);
  const player = document.createElement('article-player');
  player.setAttribute('online-voices', '');
  // Only speech of the browser is checked.
  player.setAttribute('embedded-voice', 'off');
  article.before(player);

  interface Spoken {
    readonly text: string;
    readonly sentence: number | undefined;
    readonly at: number;
    cancelled: boolean;
    ended: boolean;
  }
  let current: Spoken | undefined;
  let said: Spoken[] = [];
  let progressAt = performance.now();
  let commandAt = 0;
  let commanded = true;
  let turns = 0;
  let endedAt: number | undefined;
  let wait:
    | { kind: 'rate' | 'next'; from: number; rate?: number; sentence?: number | undefined }
    | undefined;
  let pausing: number | undefined;
  let watching = false;
  const { speak, cancel } = SpeechSynthesis.prototype;
  const spokenBy = new WeakMap<SpeechSynthesisUtterance, Spoken>();
  // Listens before the player, which may go on in its listener.
  window.SpeechSynthesisUtterance = class extends SpeechSynthesisUtterance {
    constructor(text?: string) {
      super(text);
      const withSpoken = (act: (spoken: Spoken) => void) => {
        const spoken = spokenBy.get(this);
        if (spoken) act(spoken);
      };
      this.addEventListener('start', () => withSpoken((spoken) => onStart(spoken, this.rate)));
      this.addEventListener('end', () => withSpoken((spoken) => onOver(spoken, 'end')));
      this.addEventListener('error', ({ error }) =>
        withSpoken((spoken) => onOver(spoken, `error ${error}`)),
      );
    }
  };
  SpeechSynthesis.prototype.speak = function (utterance) {
    if (watching) {
      const { index } = player.currentSentence ?? {};
      current = {
        text: utterance.text,
        sentence: index,
        at: performance.now(),
        cancelled: false,
        ended: false,
      };
      spokenBy.set(utterance, current);
      result.utterances += 1;
      // From here on it goes on by itself, once the position was reported; a seek may skip a
      // sentence without a remaining word.
      const turn = ++turns;
      setTimeout(() => {
        if (turn === turns) commanded = false;
      });
      note(`speak ${index} ×${utterance.rate} ${utterance.text.slice(0, 40)}`);
    }
    return speak.call(this, utterance);
  };
  SpeechSynthesis.prototype.cancel = function () {
    note('cancel');
    if (current) current.cancelled = true;
    return cancel.call(this);
  };
  const onStart = (spoken: Spoken, rate: number): void => {
    const now = performance.now();
    progressAt = now;
    note(`start ${spoken.sentence}`);
    if (
      wait &&
      spoken === current &&
      (wait.rate === undefined || Math.abs(wait.rate - rate) < 0.01)
    ) {
      const isLate = wait.kind === 'rate' && wait.sentence !== spoken.sentence;
      latency[isLate ? 'late' : wait.kind].push(now - wait.from);
      wait = undefined;
    }
    if (endedAt !== undefined && samePassage(spoken.sentence)) result.gaps.push(now - endedAt);
    endedAt = undefined;
  };
  const onOver = (spoken: Spoken, what: string): void => {
    const now = performance.now();
    progressAt = now;
    note(`${what} ${spoken.sentence}${spoken.cancelled ? ' (cancelled)' : ''}`);
    if (pausing !== undefined && spoken === current) latency.pause.push(now - pausing);
    pausing = undefined;
    if (spoken === current) current = undefined;
    if (what !== 'end' || spoken.cancelled) return;
    spoken.ended = true;
    said.push(spoken);
    endedAt = now;
  };
  const samePassage = (index: number | undefined) => {
    const { sentences } = player;
    const before = index === undefined ? undefined : sentences[index - 1]?.range?.startContainer;
    return before !== undefined && before === sentences[index!]?.range?.startContainer;
  };

  let at: number | undefined;
  let commandedHere = true;
  const onSentence = (): void => {
    const { index } = player.currentSentence ?? {};
    const left = at;
    progressAt = performance.now();
    at = index;
    note(`sentence ${index}`);
    if (left !== undefined && !commanded) {
      result.sentences += 1;
      const text = letters(player.sentences[left]!.text);
      const spoken = letters(said.map((each) => each.text).join(''));
      const whole = commandedHere
        ? spoken !== '' && text.endsWith(letters(said.at(-1)!.text))
        : spoken === text;
      if (!whole) fault('lost', `sentence ${left} "${text}", said "${spoken}"`);
      if (index !== undefined && index !== left + 1) fault('lost', `from ${left} to ${index}`);
    }
    said = [];
    commandedHere = commanded;
  };

  const command = (name: string, act: () => void): void => {
    commands[name] = (commands[name] ?? 0) + 1;
    note(name);
    commandAt = performance.now();
    commandedHere = true;
    act();
  };
  const elsewhere = (name: string, act: () => void) =>
    command(name, () => {
      commanded = true;
      turns += 1;
      endedAt = undefined;
      act();
    });
  const play = () => command('play', () => void player.play().catch(() => {}));
  const quiet = () =>
    performance.now() - commandAt > 2000 && current !== undefined && !player.paused;
  const pause = () => {
    const measured = quiet();
    command('pause', () => {
      pausing = measured ? performance.now() : undefined;
      wait = undefined;
      player.pause();
    });
    const still = current;
    setTimeout(() => {
      if (still && !still.ended && still === current && player.paused)
        fault('afterPause', still.text);
    }, 1000);
  };
  const next = () => {
    const measured = quiet();
    elsewhere('next', () => {
      wait = measured ? { kind: 'next', from: performance.now() } : undefined;
      player.next();
    });
  };
  const rate = () => {
    const to = oneOf([0.7, 0.9, 1.1, 1.3, 1.6, 2, 2.5, 3]);
    const measured = quiet() && to !== player.playbackRate;
    command('rate', () => {
      const { index } = player.currentSentence ?? {};
      wait = measured
        ? { kind: 'rate', from: performance.now(), rate: to, sentence: index }
        : undefined;
      player.playbackRate = to;
    });
  };
  const slide = async () => {
    for (let i = 0; i < 10; i++) {
      command('slide', () => {
        wait = undefined;
        player.playbackRate = 0.8 + random() * 2;
      });
      await sleep(30);
    }
  };
  const blink = async () => {
    for (let i = 0; i < 4; i++) {
      if (i % 2) play();
      else pause();
      await sleep(random() * 60);
    }
  };
  const hurry = async () => {
    for (let i = 0; i < 6; i++) {
      next();
      await sleep(random() * 120);
    }
  };

  const step = async (names: readonly string[]): Promise<void> => {
    const dice = random();
    if (player.paused) play();
    else if (dice < 0.14) pause();
    else if (dice < 0.28) next();
    else if (dice < 0.34) elsewhere('previous', () => player.previous());
    else if (dice < 0.5) rate();
    else if (dice < 0.55)
      elsewhere('seek', () => (player.currentTime = random() * player.duration));
    else if (dice < 0.6)
      elsewhere('seekTo', () => player.seekTo(Math.floor(random() * player.sentences.length)));
    else if (dice < 0.65) command('volume', () => (player.volume = random()));
    else if (dice < 0.7) command('voice', () => (player.voice = oneOf(names)));
    else if (dice < 0.76) await slide();
    else if (dice < 0.82) await blink();
    else if (dice < 0.87) await hurry();
    // Most of the time, it plays without a command.
    await sleep(random() < 0.55 ? 2500 + random() * 6500 : random() * 1500);
  };

  // Last, because after two queued utterances WebKitGTK loses `end` events of later ones.
  // Utterances without a reference are collected, and their events with them.
  const held: SpeechSynthesisUtterance[] = [];
  const nativeGaps = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) {
      const [one, two] = ['The ferry left at dawn.', 'It carried salt and rope.'].map((text) => {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.lang = 'en';
        utterance.voice = speechSynthesis.getVoices().find(({ lang }) => /^en/i.test(lang)) ?? null;
        return utterance;
      });
      let ended = 0;
      one!.addEventListener('end', () => (ended = performance.now()));
      two!.addEventListener('start', () => result.nativeGaps.push(performance.now() - ended));
      const over = new Promise((resolve) => two!.addEventListener('end', resolve));
      held.push(one!, two!);
      speechSynthesis.speak(one!);
      speechSynthesis.speak(two!);
      await Promise.race([over, sleep(15_000)]);
    }
  };

  void (async () => {
    for (let i = 0; i < 20 && speechSynthesis.getVoices().length === 0; i++) await sleep(250);
    const voices = speechSynthesis.getVoices();
    result.voices = voices.length;
    watching = true;
    await customElements.whenDefined('article-player');
    await player.ready;
    player.addEventListener('sentencechange', onSentence);
    player.addEventListener('error', () => fault('errors', player.error?.reason ?? '?'));
    for (const type of ['pause', 'wordchange', 'playing'])
      player.addEventListener(type, () => (progressAt = performance.now()));
    player.addEventListener('ended', () => {
      commanded = true;
      turns += 1;
    });
    const looking = setInterval(() => {
      if (player.paused || performance.now() - progressAt < 20_000) return;
      fault('stalls', `sentence ${player.currentSentence?.index}`);
      progressAt = performance.now();
    }, 500);
    const english = voices.filter(({ lang, name }) => /^en/i.test(lang) && !name.includes('+'));
    const names = ['', ...english.slice(0, 4).map(({ name }) => name)];
    const until = performance.now() + minutes * 60_000;
    commanded = true;
    while (performance.now() < until) {
      await step(names);
      result.seconds = (performance.now() - started) / 1000;
    }
    clearInterval(looking);
    player.pause();
    watching = false;
    await sleep(1000);
    await nativeGaps();
    result.done = true;
  })();
}
