/** One thing that happened on the page. */
export interface Happening {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  /** The source: the browser's speech synthesis, or the player. */
  readonly from: 'platform' | 'player';
  /** `speak` and `cancel` are calls, all others are events. */
  readonly type: string;
  /** Of the platform: the text, the rate and the error. */
  readonly text?: string;
  readonly rate?: number;
  readonly error?: string;
  /** Index of the sentence: of the utterance, or the player's current one. */
  readonly sentence: number | undefined;
  /** The highlighted sentence. */
  readonly highlighted: string;
  readonly paused: boolean | undefined;
}

export interface Observed {
  readonly log: Happening[];
  /** All mutations of the article. */
  readonly mutations: string[];
  /** The markup of the article at the start of each utterance. */
  readonly articles: Set<string>;
  /** The article of a page, without the player in it. */
  articleOf(page: Document): string;
}

declare global {
  interface Window {
    observed: Observed;
  }
}

/**
 * Runs in the page before all of its scripts. Only observes: each call reaches the platform
 * unchanged. Self-contained, because it is sent to the browser as text.
 */
export function observe(types: readonly string[]): void {
  const observed: Observed = {
    log: [],
    mutations: [],
    articles: new Set(),
    articleOf(page) {
      const copy = page.querySelector('article')?.cloneNode(true) as Element | undefined;
      copy?.querySelectorAll('article-player').forEach((player) => player.remove());
      return copy?.outerHTML ?? '';
    },
  };
  window.observed = observed;
  const player = () => document.querySelector('article-player');
  const record = (from: Happening['from'], type: string, more: Partial<Happening> = {}): void => {
    observed.log.push({
      ...{
        at: performance.now(),
        from,
        type,
        sentence: player()?.currentSentence?.index,
        paused: player()?.paused,
      },
      highlighted: [...(CSS.highlights.get('article-player-sentence') ?? [])].map(String).join(''),
      ...more,
    });
  };

  const sentenceOf = new WeakMap<SpeechSynthesisUtterance, number | undefined>();
  const recordUtterance = (
    type: string,
    utterance: SpeechSynthesisUtterance,
    more: Partial<Happening> = {},
  ): void => {
    const { text, rate } = utterance;
    record('platform', type, { text, rate, sentence: sentenceOf.get(utterance), ...more });
  };
  // Listens before the player, which may speak the next sentence in its listener.
  window.SpeechSynthesisUtterance = class extends SpeechSynthesisUtterance {
    constructor(text?: string) {
      super(text);
      for (const type of ['start', 'end', 'error', 'pause', 'resume']) {
        this.addEventListener(type, (event) => {
          recordUtterance(type, this, 'error' in event ? { error: String(event.error) } : {});
          if (type === 'start') observed.articles.add(observed.articleOf(document));
        });
      }
    }
  };
  const { speak, cancel } = SpeechSynthesis.prototype;
  SpeechSynthesis.prototype.speak = function (utterance) {
    sentenceOf.set(utterance, player()?.currentSentence?.index);
    recordUtterance('speak', utterance);
    return speak.call(this, utterance);
  };
  SpeechSynthesis.prototype.cancel = function () {
    record('platform', 'cancel');
    return cancel.call(this);
  };

  document.addEventListener('DOMContentLoaded', () => {
    for (const type of types) player()?.addEventListener(type, () => record('player', type));
    const changes = new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
        const own = [target, ...addedNodes, ...removedNodes].some(
          ({ nodeName }) => nodeName === 'ARTICLE-PLAYER',
        );
        if (!own) observed.mutations.push(`${type} ${target.nodeName} ${attributeName ?? ''}`);
      }
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    document.querySelectorAll('article').forEach((article) => changes.observe(article, all));
  });
}
