interface Timer {
  readonly id: number;
  at: number;
  readonly act: () => void;
  readonly every: number | undefined;
  /** Set by the page, not by the browser itself. */
  readonly ofPage: boolean;
}

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  MessageChannel: globalThis.MessageChannel,
  setImmediate: globalThis.setImmediate,
};

/**
 * Virtual time for a page and its browser: it advances only when a test says so. While it is
 * installed, it replaces timers, clocks and message channels. Promises settle between any two
 * tasks.
 */
export class VirtualClock {
  /** In ms. */
  now = 1000;
  /**
   * The page's timers fire only at multiples of this many ms, as in a hidden tab; 0: when they are
   * due.
   */
  throttle = 0;
  /** The number of the browser's current task, which includes its promise reactions. */
  task = 0;
  #timers: Timer[] = [];
  #messages: (() => void)[] = [];
  #ids = 0;
  readonly #restore: (() => void)[] = [];

  static install(): VirtualClock {
    const clock = new VirtualClock();
    const page = globalThis as unknown as Record<string, unknown>;
    const put = (object: object, name: string, value: unknown) => {
      const before = Object.getOwnPropertyDescriptor(object, name);
      Object.defineProperty(object, name, { value, configurable: true, writable: true });
      clock.#restore.push(() =>
        before
          ? Object.defineProperty(object, name, before)
          : delete (object as Record<string, unknown>)[name],
      );
    };
    put(page, 'setTimeout', (act: () => void, delay = 0) => clock.#add(act, delay, true));
    put(page, 'setInterval', (act: () => void, delay = 0) => clock.#add(act, delay, true, delay));
    for (const name of ['clearTimeout', 'clearInterval'])
      put(page, name, (id: number) => clock.#clear(id));
    put(page, 'MessageChannel', clock.messageChannel);
    put(performance, 'now', () => clock.now);
    put(Date, 'now', () => clock.now);
    return clock;
  }

  uninstall(): void {
    for (const restore of this.#restore.splice(0)) restore();
  }

  /** The number of pending timers and messages of the page. */
  get pending(): number {
    return this.#timers.filter(({ ofPage }) => ofPage).length + this.#messages.length;
  }

  /** Timers of the browser itself, which are not throttled. */
  readonly platform = {
    setTimeout: (act: () => void, delay: number): number => this.#add(act, delay, false),
    clearTimeout: (id: number): void => this.#clear(id),
  };

  readonly messageChannel = ((clock: VirtualClock) =>
    class {
      readonly port1 = { onmessage: null as (() => void) | null, close: () => {} };
      readonly port2 = {
        postMessage: () => {
          clock.#messages.push(() => this.port1.onmessage?.());
        },
        close: () => {},
      };
    })(this);

  /** Advances by so many ms, and fires all timers that are due. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await this.settle();
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.now = Math.max(this.now, this.#dueOf(timer));
      this.#fire(timer);
      await this.settle();
    }
    this.now = Math.max(this.now, end);
  }

  /** Lets promises settle and delivers messages. */
  async settle(): Promise<void> {
    for (;;) {
      await new Promise<void>((resolve) => real.setImmediate(resolve));
      const message = this.#messages.shift();
      if (!message) return;
      this.task += 1;
      message();
    }
  }

  /** Advances until the condition is met. @returns whether it was, within so many ms. */
  async runUntil(condition: () => boolean, within: number): Promise<boolean> {
    const end = this.now + within;
    await this.settle();
    while (!condition()) {
      const timer = this.#next(end);
      if (!timer) {
        this.now = end;
        return condition();
      }
      this.now = Math.max(this.now, this.#dueOf(timer));
      this.#fire(timer);
      await this.settle();
    }
    return true;
  }

  /** Advances until no timer or message is pending. @returns whether that was within so many ms. */
  idle(within: number): Promise<boolean> {
    return this.runUntil(() => this.#timers.length === 0 && this.#messages.length === 0, within);
  }

  /** The machine sleeps: time advances, and timers fire late, afterwards. */
  jump(milliseconds: number): void {
    this.now += milliseconds;
  }

  #add(act: () => void, delay: number, ofPage: boolean, every?: number): number {
    this.#ids += 1;
    this.#timers.push({
      id: this.#ids,
      at: this.now + Math.max(0, delay || 0),
      act,
      every,
      ofPage,
    });
    return this.#ids;
  }

  #clear(id: number): void {
    const index = this.#timers.findIndex((timer) => timer.id === id);
    if (index >= 0) this.#timers.splice(index, 1);
  }

  #dueOf({ at, ofPage }: Timer): number {
    return ofPage && this.throttle > 0 ? Math.ceil(at / this.throttle) * this.throttle : at;
  }

  #next(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers)
      if (!next || this.#dueOf(timer) < this.#dueOf(next)) next = timer;
    return next && this.#dueOf(next) <= end ? next : undefined;
  }

  #fire(timer: Timer): void {
    this.task += 1;
    if (timer.every === undefined) this.#clear(timer.id);
    else timer.at = this.now + Math.max(1, timer.every);
    timer.act();
  }
}
