import { expect } from 'vitest';
import type { Browser, Page } from 'playwright';
import { observe, type Happening } from './observe.js';

/** Types of the player's events. */
const EVENTS = [
  ...['loadedmetadata', 'play', 'waiting', 'playing', 'pause', 'ended', 'error'],
  ...['seeking', 'seeked', 'ratechange', 'sentencechange', 'wordchange'],
];
/** Speech must start, and a command must take effect, within this many ms. */
const SOON = 10_000;
/** Speech must stop within this many ms: less than the shortest stopped sentence takes. */
const AT_ONCE = 1000;

export interface Section {
  readonly sentences: readonly { readonly index: number; readonly text: string }[];
}

/** Controls the demo page with real voices, and logs its events. */
export class Listener {
  readonly faults: string[] = [];
  /** The position in the log of the last command. */
  #since = 0;

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      const fault = message.type() === 'error' || message.type() === 'warning';
      if (fault && !message.text().startsWith('Lit is in dev mode'))
        this.faults.push(message.text());
    });
  }

  static async open(browser: Browser, url: string): Promise<Listener> {
    const page = await browser.newPage();
    const listener = new Listener(page);
    await page.addInitScript(observe, EVENTS);
    await page.goto(url);
    await page.evaluate(() => document.querySelector('article-player')!.ready);
    return listener;
  }

  /** From a heading to the next one; sentences without a letter or digit are not spoken. */
  sections(): Promise<Section[]> {
    return this.page.evaluate(() => {
      const sections: { sentences: { index: number; text: string }[] }[] = [];
      for (const { index, text, kind } of document.querySelector('article-player')!.sentences) {
        if (kind === 'heading' || sections.length === 0) sections.push({ sentences: [] });
        if (/[\p{L}\p{N}]/u.test(text)) sections.at(-1)!.sentences.push({ index, text });
      }
      return sections;
    });
  }

  /** A real click on one of the player's controls. */
  async press(part: string): Promise<void> {
    await this.#mark();
    // On its icon: "Next" is rendered where the middle of the first play button was, and there a
    // second click counts as one on play.
    const at = part === 'play' ? { position: { x: 20, y: 20 } } : {};
    await this.page.locator('article-player').locator(`button[part~=${part}]`).click(at);
  }

  /** Selects one of the speeds. */
  async chooseSpeed(rate: string): Promise<void> {
    const player = this.page.locator('article-player');
    await player.locator('[part~=rate]').click();
    const option = player.locator(`input[name=speed][value="${rate}"]`);
    await option.waitFor();
    await this.#mark();
    await option.click();
  }

  async goTo(sentence: number): Promise<void> {
    await this.#mark();
    await this.page.evaluate(
      (index) => document.querySelector('article-player')!.seekTo(index),
      sentence,
    );
  }

  async remove(): Promise<void> {
    await this.#mark();
    await this.page.evaluate(() => document.querySelector('article-player')!.remove());
  }

  /** Waits until an event that matches `wanted` has happened since the last command. */
  async sees(wanted: Partial<Happening>, within = SOON): Promise<Happening> {
    const since = this.#since;
    const happened = ({ wanted, since }: { wanted: Partial<Happening>; since: number }) =>
      window.observed.log
        .slice(since)
        .find((entry) =>
          Object.entries(wanted).every(([key, value]) => entry[key as keyof Happening] === value),
        );
    try {
      const found = await this.page.waitForFunction(
        happened,
        { wanted, since },
        { timeout: within, polling: 50 },
      );
      return (await found.jsonValue())!;
    } catch (error) {
      const rest = JSON.stringify((await this.log()).slice(since - 4), null, 1);
      throw new Error(`Not seen within ${within} ms: ${JSON.stringify(wanted)}, but ${rest}`, {
        cause: error,
      });
    }
  }

  /**
   * Expects the platform to be silent at once: it speaks a test word, and nothing else meanwhile.
   */
  async findsSilence(): Promise<void> {
    const silent = () => !speechSynthesis.speaking && !speechSynthesis.pending;
    await this.page.waitForFunction(silent, undefined, { timeout: AT_ONCE, polling: 50 });
    await this.#mark();
    await this.page.evaluate(() => speechSynthesis.speak(new SpeechSynthesisUtterance('silence')));
    await this.sees({ type: 'end', text: 'silence' });
    const spoken = (await this.logSince()).filter(
      ({ type, text }) => type === 'speak' && text !== 'silence',
    );
    expect(spoken, 'spoken while it should be silent').toEqual([]);
  }

  log(): Promise<Happening[]> {
    return this.page.evaluate(() => window.observed.log);
  }

  async logSince(): Promise<Happening[]> {
    return (await this.log()).slice(this.#since);
  }

  /** Checks that must pass after all commands. */
  async expectsPeace(): Promise<void> {
    const { log, mutations, articles, sent } = await this.page.evaluate(async () => {
      const { log, mutations, articles, articleOf } = window.observed;
      const page = new DOMParser().parseFromString(
        await (await fetch(location.href)).text(),
        'text/html',
      );
      return {
        log,
        mutations,
        articles: [...articles, articleOf(document)],
        sent: articleOf(page),
      };
    });
    expect(this.faults, 'errors and warnings of the page').toEqual([]);
    expect(mutations, 'changes of the article').toEqual([]);
    expect(new Set(articles), 'markup of the article').toEqual(new Set([sent]));
    const errors = log.filter(({ from, type }) => from === 'player' && type === 'error');
    expect(errors, 'errors of the player').toEqual([]);
  }

  async #mark(): Promise<void> {
    this.#since = await this.page.evaluate(() => window.observed.log.length);
  }
}
