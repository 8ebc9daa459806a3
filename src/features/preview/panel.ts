import { html, nothing, type TemplateResult } from 'lit';
import { mainLanguage, selectorOf } from './contents.js';
import { code, language, minutes } from './entries.js';
import { closeIcon, foldIcon, otherSideIcon } from './icons.js';
import type { PreviewPanelState, Tab } from './panel-state.js';
import type { PreviewStrings } from './strings.js';

const TABS = ['read', 'excluded'] as const;

/** What the controls of the panel do. */
export interface PanelActions {
  readonly close: () => void;
  readonly toggleFold: () => void;
  readonly changeSide: () => void;
  readonly selectTab: (tab: Tab) => void;
  /** Selects an entry, by its index in the list. */
  readonly select: (index: number) => void;
  /** Highlights an entry in the page; `undefined` highlights the selected one again. */
  readonly highlight: (index: number | undefined) => void;
  /** Moves the focus between the entries by a key. */
  readonly moveFocus: (event: KeyboardEvent) => void;
}

/** The panel. `entries`: the content of each entry that is in it. */
export function previewPanel(
  state: PreviewPanelState,
  entries: readonly TemplateResult[],
  actions: PanelActions,
): TemplateResult {
  const { strings, contents, folded } = state;
  return html`${head(state, actions)}
    <div class="body" ?hidden=${folded}>
      ${
        contents.transcript
          ? html`${totals(state)} ${tabs(state, actions)} ${list(state, entries, actions)}`
          : html`<p class="none">${strings.noArticle} ${code('for')}</p>`
      }
    </div>`;
}

/** The header, which stays visible when the panel is collapsed. */
function head(
  { strings, folded }: PreviewPanelState,
  { close, toggleFold, changeSide }: PanelActions,
) {
  const { title, otherSide, fold, close: closeLabel } = strings;
  return html`<header>
    <h2>${title}</h2>
    <button
      type="button"
      class="side"
      aria-label=${otherSide}
      title=${otherSide}
      @click=${changeSide}
    >
      ${otherSideIcon}
    </button>
    <button
      type="button"
      aria-expanded=${folded ? 'false' : 'true'}
      aria-label=${fold}
      title=${fold}
      @click=${toggleFold}
    >
      ${foldIcon}
    </button>
    <button type="button" aria-label=${closeLabel} title=${closeLabel} @click=${close}>
      ${closeIcon}
    </button>
  </header>`;
}

/** The counts, and how the article was found. */
function totals({ strings, contents, timeAt, words }: PreviewPanelState) {
  const { transcript, article, passages, source } = contents;
  const figure = (name: string, value: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<div class="totals">
    <dl>
      ${figure(strings.totals.time, minutes(timeAt(transcript!.text.length), strings))}
      ${figure(strings.totals.words, words === undefined ? '…' : number(words, strings))}
      ${figure(strings.totals.sentences, number(transcript!.sentences.length, strings))}
      ${figure(strings.totals.passages, number(passages.length, strings))}
    </dl>
    <p>
      ${strings.articleIs} ${code(selectorOf(article!.element))} · ${strings.found[source]} ·
      ${language(mainLanguage(passages), strings)}
    </p>
  </div>`;
}

/** Formats a number in the language of the strings. */
function number(value: number, { lang }: PreviewStrings): string {
  return new Intl.NumberFormat(lang).format(value);
}

/** The two tabs. Arrow keys move between them. */
function tabs({ strings, contents, tab }: PreviewPanelState, { selectTab }: PanelActions) {
  const counts = { read: contents.passages.length, excluded: contents.exclusions.length };
  return html`<div class="tabs" role="tablist" aria-label=${strings.title} @keydown=${moveTabFocus}>
    ${TABS.map(
      (each) =>
        html`<button
          type="button"
          role="tab"
          id=${`tab-${each}`}
          aria-controls="list"
          aria-selected=${each === tab ? 'true' : 'false'}
          tabindex=${each === tab ? '0' : '-1'}
          @click=${() => selectTab(each)}
        >
          ${strings[each]} <span class="count">${number(counts[each], strings)}</span>
        </button>`,
    )}
  </div>`;
}

function moveTabFocus(event: KeyboardEvent): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  const row = event.currentTarget as HTMLElement;
  const other = row.querySelector<HTMLElement>('[aria-selected="false"]');
  other?.click();
  other?.focus();
}

/** The list under the tabs, and below it the number of entries that are not in it yet. */
function list(
  { strings, tab, count, shown, active, selected }: PreviewPanelState,
  entries: readonly TemplateResult[],
  actions: PanelActions,
) {
  const { before, after } = tab === 'read' ? strings.toSkip : strings.toRead;
  const mark = code(`data-article-player="${tab === 'read' ? 'skip' : 'read'}"`);
  return html`<div id="list" role="tabpanel" aria-labelledby=${`tab-${tab}`}>
    ${
      count > 0
        ? html`<p class="advice">${before}${mark}${after}</p>`
        : html`<p class="none">${strings.nothingExcluded}</p>`
    }
    <ol @keydown=${actions.moveFocus}>
      ${entries.map((content, index) =>
        entryButton(content, index, index === active, index === selected, actions),
      )}
    </ol>
    <p class="more" ?hidden=${shown >= count}>${strings.more(count - shown)}</p>
  </div>`;
}

function entryButton(
  content: TemplateResult,
  index: number,
  isActive: boolean,
  isSelected: boolean,
  { select, highlight }: PanelActions,
) {
  return html`<li>
    <button
      type="button"
      class="entry"
      tabindex=${isActive ? '0' : '-1'}
      aria-current=${isSelected ? 'true' : nothing}
      @click=${() => select(index)}
      @pointerenter=${() => highlight(index)}
      @pointerleave=${() => highlight(undefined)}
      @focus=${() => highlight(index)}
      @blur=${() => highlight(undefined)}
    >
      ${content}
    </button>
  </li>`;
}
