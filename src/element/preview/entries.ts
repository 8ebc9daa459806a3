import { html, nothing, type TemplateResult } from 'lit';
import { excerptOf } from '../../article/excerpt.js';
import type { Passage } from '../../text/transcript.js';
import { languageName } from '../strings.js';
import { languagesOf, saidOtherwise, selectorOf, type LeftOut, type Said } from './contents.js';
import type { PanelState } from './panel.js';
import { kindInWords } from './spots.js';
import type { PreviewWords } from './words.js';

/** How many of a passage's stretches that are said otherwise are told. */
const TOLD = 8;

/** A passage in the list: its number, kind, language and time, its text, and what of it is said otherwise. */
export function passageEntry(passage: Passage, index: number, { contents, words, timeAt }: PanelState): TemplateResult {
  const transcript = contents.transcript!;
  const languages = languagesOf(passage).map((tag) => language(tag, words));
  const said = saidOtherwise(passage, transcript);
  return html`<li>
    <button type="button" class="entry" tabindex="-1" data-index=${index}>
      <span class="facts">
        <span class="kind" data-kind=${passage.kind}>${index + 1} · ${kindInWords(passage, words)}</span>
        <span class="lang">${languages.join(', ')}</span>
        <span class="time">${seconds(timeAt(passage.end) - timeAt(passage.start), words)}</span>
      </span>
      <span class="text" dir="auto" lang=${passage.lang || nothing}
        >${transcript.text.slice(passage.start, passage.end)}</span
      >
      ${said.length ? saidEntry(said, words) : nothing}
    </button>
  </li>`;
}

function saidEntry(all: readonly Said[], words: PreviewWords): TemplateResult {
  const told = all
    .slice(0, TOLD)
    .map(
      ({ written, say }) =>
        html`<span class="alias" dir="auto"
          >${written ? html`<span class="written">${written}</span> → ` : '+ '}${say.trim() || html`<i>${words.silent}</i>`}</span
        > `,
    );
  return html`<span class="said"
    >${words.said} ${told} ${all.length > TOLD ? words.more(all.length - TOLD) : nothing}</span
  >`;
}

/** An element that is left out: how it begins, and why it is not read. */
export function leftOutEntry({ element, reason }: LeftOut, index: number, words: PreviewWords): TemplateResult {
  const remedy = words.remedies[reason];
  const unseen = !element.checkVisibility?.({ visibilityProperty: true });
  return html`<li>
    <button type="button" class="entry" tabindex="-1" data-index=${index}>
      <span class="facts">
        <span class="kind" data-kind="left-out"><code translate="no">${selectorOf(element)}</code></span>
        ${unseen ? html`<span class="time">${words.notOnPage}</span>` : nothing}
      </span>
      <span class="reason">${words.reasons[reason]} ${remedy ?? nothing}</span>
      <span class="text" dir="auto">${excerptOf(element)}</span>
    </button>
  </li>`;
}

/** The name of a language, or that the page does not say it. */
export function language(tag: string, words: PreviewWords): string {
  return tag ? languageName(tag, words) : words.unknownLanguage;
}

/** Whole minutes, one at least. */
export function minutes(time: number, { lang }: PreviewWords): string {
  return unit(Math.max(1, Math.round(time / 60)), 'minute', lang);
}

/** Minutes and seconds, one second at least. */
function seconds(time: number, { lang }: PreviewWords): string {
  const whole = Math.max(1, Math.round(time));
  const rest = unit(whole % 60, 'second', lang);
  return whole < 60 ? rest : `${unit(Math.floor(whole / 60), 'minute', lang)} ${rest}`;
}

const formats = new Map<string, Intl.NumberFormat>();

function unit(count: number, name: 'minute' | 'second', lang: string): string {
  const key = `${name} ${lang}`;
  let format = formats.get(key);
  if (!format)
    formats.set(key, (format = new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short' })));
  return format.format(count);
}
