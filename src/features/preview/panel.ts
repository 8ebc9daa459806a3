import { mainLanguage, selectorOf } from './contents.js';
import { language, exclusionEntry, minutes, passageEntry } from './entries.js';
import { icon } from './icons.js';
import { createButton, createCode, createElement } from './create-element.js';
import type { PreviewPanelState, Tab } from './panel-state.js';
import type { PreviewStrings } from './strings.js';

const TABS = ['read', 'excluded'] as const;

/** The actions of the buttons in the header of the panel. */
export interface HeadActions {
  readonly close: () => void;
  readonly toggleFold: () => void;
  readonly changeSide: () => void;
}

/** The header of the panel, which stays visible when the panel is collapsed. */
export function head(
  strings: PreviewStrings,
  { close, toggleFold, changeSide }: HeadActions,
): HTMLElement {
  const named = (label: string) => ({ 'aria-label': label, title: label });
  return createElement(
    'header',
    {},
    createElement('h2', {}, strings.title),
    createButton({ class: 'side', ...named(strings.otherSide) }, changeSide, icon('side')),
    createButton({ 'aria-expanded': 'true', ...named(strings.fold) }, toggleFold, icon('fold')),
    createButton(named(strings.close), close, icon('close')),
  );
}

/**
 * The counts, and how the article was found. `.words` is filled later, when the words are counted.
 */
export function totals({ strings, contents, timeAt }: PreviewPanelState): HTMLElement {
  const { transcript, article, passages, source } = contents;
  const figure = (name: string, value: string, place?: string) =>
    createElement(
      'div',
      {},
      createElement('dt', {}, name),
      ' ',
      createElement('dd', { class: place }, value),
    );
  return createElement(
    'div',
    { class: 'totals' },
    createElement(
      'dl',
      {},
      figure(strings.totals.time, minutes(timeAt(transcript!.text.length), strings)),
      figure(strings.totals.words, '…', 'words'),
      figure(strings.totals.sentences, number(transcript!.sentences.length, strings)),
      figure(strings.totals.passages, number(passages.length, strings)),
    ),
    createElement(
      'p',
      {},
      `${strings.articleIs} `,
      createCode(selectorOf(article!.element)),
      ` · ${strings.found[source]} · ${language(mainLanguage(passages), strings)}`,
    ),
  );
}

/** Formats a number in the language of the strings. */
export function number(value: number, { lang }: PreviewStrings): string {
  return new Intl.NumberFormat(lang).format(value);
}

/** The two tabs. Arrow keys move between them. */
export function tabs(
  { strings, contents, tab }: PreviewPanelState,
  choose: (tab: Tab) => void,
): HTMLElement {
  const counts = { read: contents.passages.length, excluded: contents.exclusions.length };
  const row = createElement(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': strings.title },
    TABS.map((each) =>
      createButton(
        { role: 'tab', id: `tab-${each}`, 'aria-controls': 'list' },
        () => choose(each),
        `${strings[each]} `,
        createElement('span', { class: 'count' }, number(counts[each], strings)),
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

/** Marks a tab as selected. */
export function select(row: Element, tab: Tab): void {
  for (const each of row.querySelectorAll<HTMLElement>('[role=tab]')) {
    const selected = each.id === `tab-${tab}`;
    each.setAttribute('aria-selected', String(selected));
    each.tabIndex = selected ? 0 : -1;
  }
}

/**
 * The list under the tabs, without entries yet: an `ol`, and below it `.more` for the number of
 * entries that are not in it.
 */
export function list({ strings, contents, tab }: PreviewPanelState): HTMLElement {
  const count = tab === 'read' ? contents.passages.length : contents.exclusions.length;
  const { before, after } = tab === 'read' ? strings.toSkip : strings.toRead;
  const mark = createCode(`data-article-player="${tab === 'read' ? 'skip' : 'read'}"`);
  return createElement(
    'div',
    { id: 'list', role: 'tabpanel', 'aria-labelledby': `tab-${tab}` },
    count
      ? createElement('p', { class: 'advice' }, before, mark, after)
      : createElement('p', { class: 'none' }, strings.nothingExcluded),
    createElement('ol', {}),
    createElement('p', { class: 'more' }),
  );
}

/** The entries of the selected list from index `from` to before `to`. */
export function entries(state: PreviewPanelState, from: number, to: number): HTMLElement[] {
  const { contents, tab, strings } = state;
  return tab === 'read'
    ? contents.passages
        .slice(from, to)
        .map((passage, index) => passageEntry(passage, from + index, state))
    : contents.exclusions
        .slice(from, to)
        .map((left, index) => exclusionEntry(left, from + index, strings));
}
