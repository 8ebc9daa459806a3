import { mainLanguage, selectorOf, type Contents } from './contents.js';
import { language, leftOutEntry, minutes, passageEntry } from './entries.js';
import { icon } from './icons.js';
import { button, code, make } from './make.js';
import type { PreviewWords } from './words.js';

export type Tab = 'read' | 'leftOut';
const TABS = ['read', 'leftOut'] as const;

/** What the panel shows. */
export interface PanelState {
  readonly words: PreviewWords;
  readonly contents: Contents;
  readonly tab: Tab;
  /** When an offset of the transcript is said, in seconds. */
  readonly timeAt: (offset: number) => number;
}

/** What a person does with the head of the panel. */
export interface HeadActions {
  readonly close: () => void;
  readonly fold: () => void;
  readonly otherSide: () => void;
}

/** The head of the panel, which stays when it is folded. */
export function head(words: PreviewWords, { close, fold, otherSide }: HeadActions): HTMLElement {
  const named = (label: string) => ({ 'aria-label': label, title: label });
  return make(
    'header',
    {},
    make('h2', {}, words.title),
    button({ class: 'side', ...named(words.otherSide) }, otherSide, icon('side')),
    button({ 'aria-expanded': 'true', ...named(words.fold) }, fold, icon('fold')),
    button(named(words.close), close, icon('close')),
  );
}

/** What it comes to, and what the article is. The place of the number of words, which are still to be counted, is `.words`. */
export function totals({ words, contents, timeAt }: PanelState): HTMLElement {
  const { transcript, article, passages, foundBy } = contents;
  const figure = (name: string, value: string, place?: string) =>
    make('div', {}, make('dt', {}, name), ' ', make('dd', { class: place }, value));
  return make(
    'div',
    { class: 'totals' },
    make(
      'dl',
      {},
      figure(words.totals.time, minutes(timeAt(transcript!.text.length), words)),
      figure(words.totals.words, '…', 'words'),
      figure(words.totals.sentences, number(transcript!.sentences.length, words)),
      figure(words.totals.passages, number(passages.length, words)),
    ),
    make(
      'p',
      {},
      `${words.articleIs} `,
      code(selectorOf(article!.element)),
      ` · ${words.found[foundBy]} · ${language(mainLanguage(passages), words)}`,
    ),
  );
}

/** A number as the language writes it. */
export function number(value: number, { lang }: PreviewWords): string {
  return new Intl.NumberFormat(lang).format(value);
}

/** The two tabs; arrow keys go from one to the other. */
export function tabs({ words, contents, tab }: PanelState, choose: (tab: Tab) => void): HTMLElement {
  const counts = { read: contents.passages.length, leftOut: contents.leftOut.length };
  const row = make(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': words.title },
    TABS.map((each) =>
      button(
        { role: 'tab', id: `tab-${each}`, 'aria-controls': 'list' },
        () => choose(each),
        `${words[each]} `,
        make('span', { class: 'count' }, number(counts[each], words)),
      ),
    ),
  );
  select(row, tab);
  row.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = row.querySelector<HTMLElement>('[aria-selected="false"]');
    other?.click();
    other?.focus();
  });
  return row;
}

/** Marks one tab as the present one. */
export function select(row: Element, tab: Tab): void {
  for (const each of row.querySelectorAll<HTMLElement>('[role=tab]')) {
    const selected = each.id === `tab-${tab}`;
    each.setAttribute('aria-selected', String(selected));
    each.tabIndex = selected ? 0 : -1;
  }
}

/** The list under the tabs, still without entries: an `ol`, and below it `.more` for what is not yet in it. */
export function list({ words, contents, tab }: PanelState): HTMLElement {
  const count = tab === 'read' ? contents.passages.length : contents.leftOut.length;
  const [before, after] = tab === 'read' ? words.toSkip : words.toRead;
  const mark = code(`data-article-player="${tab === 'read' ? 'skip' : 'read'}"`);
  return make(
    'div',
    { id: 'list', role: 'tabpanel', 'aria-labelledby': `tab-${tab}` },
    count ? make('p', { class: 'advice' }, before, mark, after) : make('p', { class: 'none' }, words.nothingLeftOut),
    make('ol', {}),
    make('p', { class: 'more' }),
  );
}

/** The entries of the present list from one to before another. */
export function entries(state: PanelState, from: number, to: number): HTMLElement[] {
  const { contents, tab, words } = state;
  return tab === 'read'
    ? contents.passages.slice(from, to).map((passage, index) => passageEntry(passage, from + index, state))
    : contents.leftOut.slice(from, to).map((left, index) => leftOutEntry(left, from + index, words));
}
