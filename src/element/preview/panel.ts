import { html, nothing, type TemplateResult } from 'lit';
import { mainLanguage, selectorOf, type Contents } from './contents.js';
import { language, leftOutEntry, minutes, passageEntry } from './entries.js';
import { closeIcon, foldIcon, sideIcon } from './icons.js';
import type { PreviewWords } from './words.js';

export type Tab = 'read' | 'leftOut';
export const TABS = ['read', 'leftOut'] as const;

/** All that the panel shows. */
export interface PanelState {
  readonly words: PreviewWords;
  readonly contents: Contents;
  readonly tab: Tab;
  readonly folded: boolean;
  /** At most so many entries of the list: the rest is added when its end comes into view. */
  readonly shown: number;
  /** Until they are counted: `undefined`. */
  readonly wordCount: number | undefined;
  /** When an offset of the transcript is said, in seconds. */
  readonly timeAt: (offset: number) => number;
}

/** What a person does with the panel. */
export interface PanelActions {
  readonly close: () => void;
  readonly fold: () => void;
  readonly otherSide: () => void;
  readonly choose: (tab: Tab) => void;
  /** By arrow keys, from one tab to the other. */
  readonly turn: (event: KeyboardEvent) => void;
  /** Arrow keys within the list. */
  readonly walk: (event: KeyboardEvent) => void;
  readonly go: (event: Event) => void;
  readonly point: (event: Event) => void;
  readonly leave: () => void;
}

const mark = (value: string): TemplateResult => html`<code translate="no">data-article-player="${value}"</code>`;

/** The panel: what is read and what is left out, as lists. */
export function panel(state: PanelState, actions: PanelActions): TemplateResult {
  const { words, folded, contents } = state;
  return html`<header>
      <h2>${words.title}</h2>
      <button
        type="button"
        class="side"
        aria-label=${words.otherSide}
        title=${words.otherSide}
        @click=${actions.otherSide}
      >
        ${sideIcon}
      </button>
      <button
        type="button"
        aria-label=${words.fold}
        title=${words.fold}
        aria-expanded=${!folded}
        @click=${actions.fold}
      >
        ${foldIcon}
      </button>
      <button type="button" aria-label=${words.close} title=${words.close} @click=${actions.close}>${closeIcon}</button>
    </header>
    ${
      folded
        ? nothing
        : contents.article
          ? html`${totals(state)} ${tabs(state, actions)} ${list(state, actions)}`
          : html`<p class="none">${words.noArticle} <code translate="no">for</code></p>`
    }`;
}

function totals({ words, contents, wordCount, timeAt }: PanelState): TemplateResult {
  const { transcript, article, passages, foundBy } = contents;
  const number = (value: number) => new Intl.NumberFormat(words.lang).format(value);
  const figures = [
    [minutes(timeAt(transcript!.text.length), words), words.totals.time],
    [wordCount === undefined ? '…' : number(wordCount), words.totals.words],
    [number(transcript!.sentences.length), words.totals.sentences],
    [number(passages.length), words.totals.passages],
  ] as const;
  const element = article!.element;
  return html`<div class="totals">
    <dl>
      ${figures.map(
        ([figure, name]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${figure}</dd>
          </div>`,
      )}
    </dl>
    <p>
      ${words.articleIs} <code translate="no">${selectorOf(element)}</code> · ${words.found[foundBy]} ·
      ${language(mainLanguage(passages), words)}
    </p>
  </div>`;
}

function tabs({ words, contents, tab }: PanelState, { choose, turn }: PanelActions): TemplateResult {
  const counts = { read: contents.passages.length, leftOut: contents.leftOut.length };
  return html`<div class="tabs" role="tablist" aria-label=${words.title} @keydown=${turn}>
    ${TABS.map(
      (each) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${each}"
          aria-controls="list"
          aria-selected=${each === tab}
          tabindex=${each === tab ? 0 : -1}
          @click=${() => choose(each)}
        >
          ${words[each]} <span class="count">${counts[each]}</span>
        </button>`,
    )}
  </div>`;
}

function list(state: PanelState, actions: PanelActions): TemplateResult {
  const { words, contents, tab, shown } = state;
  const all = tab === 'read' ? contents.passages : contents.leftOut;
  const [before, after] = tab === 'read' ? words.toSkip : words.toRead;
  const advice = html`<p class="advice">${before}${mark(tab === 'read' ? 'skip' : 'read')}${after}</p>`;
  return html`<div id="list" role="tabpanel" aria-labelledby="tab-${tab}">
    ${all.length ? advice : html`<p class="none">${words.nothingLeftOut}</p>`}
    <ol
      @click=${actions.go}
      @keydown=${actions.walk}
      @pointerover=${actions.point}
      @focusin=${actions.point}
      @pointerleave=${actions.leave}
      @focusout=${actions.leave}
    >
      ${
        tab === 'read'
          ? contents.passages.slice(0, shown).map((passage, index) => passageEntry(passage, index, state))
          : contents.leftOut.slice(0, shown).map((left, index) => leftOutEntry(left, index, words))
      }
    </ol>
    ${all.length > shown ? html`<p class="more">${words.more(all.length - shown)}</p>` : nothing}
  </div>`;
}
