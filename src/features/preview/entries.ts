import { html, nothing, type TemplateResult } from 'lit';
import { excerptOf } from '../../page/excerpt.js';
import type { Passage } from '../../text/transcript.js';
import { languageName } from '../../strings/format.js';
import { languagesOf, selectorOf, type Exclusion } from './contents.js';
import type { PreviewPanelState } from './panel-state.js';
import { replacementsIn, type ShownReplacement } from './replacements.js';
import { kindLabel } from './markers.js';
import type { PreviewStrings } from './strings.js';

/** The maximum number of replacements that are shown for a passage. */
const MAX_REPLACEMENTS = 8;
/** The maximum length of a replaced text, in UTF-16 code units. */
const MAX_WRITTEN_LENGTH = 60;

/**
 * A passage in the list: its number, kind, language and time, its text, and the parts that are
 * spoken in another way than they are written.
 */
export function passageEntry(
  passage: Passage,
  index: number,
  { contents, strings, timeAt }: PreviewPanelState,
): TemplateResult {
  const transcript = contents.transcript!;
  const { kind, start, end, lang } = passage;
  const languages = languagesOf(passage).map((tag) => language(tag, strings));
  const replacements = replacementsIn(passage, transcript, contents.pronunciation);
  return html`<span class="facts"
      ><span class="kind" data-kind=${kind}>${index + 1} · ${kindLabel(passage, strings)}</span>
      <span class="lang">${languages.join(', ')}</span>
      <span class="time">${seconds(timeAt(end) - timeAt(start), strings)}</span></span
    ><span class="text" dir="auto" lang=${lang || nothing}
      >${transcript.text.slice(start, end)}</span
    >${replacements.length > 0 ? replacementList(replacements, strings) : nothing}`;
}

function replacementList(all: readonly ShownReplacement[], strings: PreviewStrings) {
  const more = all.length > MAX_REPLACEMENTS ? strings.more(all.length - MAX_REPLACEMENTS) : '';
  return html`<span class="said"
    >${strings.spokenAs}
    ${all.slice(0, MAX_REPLACEMENTS).map((each) => replacement(each, strings))}${more}</span
  >`;
}

function replacement({ written, spoken }: ShownReplacement, strings: PreviewStrings) {
  const before = written ? html`<bdi class="written">${clip(written)}</bdi> → ` : '+ ';
  const after = spoken ? html`<bdi>${spoken}</bdi>` : html`<i>${strings.silent}</i>`;
  return html`<span class="alias">${before}${after}</span> `;
}

/** Truncates a replaced text, for example a code block that is only announced. */
function clip(text: string): string {
  return text.length > MAX_WRITTEN_LENGTH
    ? `${text.slice(0, MAX_WRITTEN_LENGTH).trimEnd()}…`
    : text;
}

/** An excluded element: an excerpt of its text, and why it is not read. */
export function exclusionEntry(
  { element, reason }: Exclusion,
  strings: PreviewStrings,
): TemplateResult {
  const remedy = strings.remedies[reason];
  const isSeen = element.checkVisibility?.({ visibilityProperty: true });
  return html`<span class="facts"
      ><span class="kind" data-kind="left-out">${code(selectorOf(element))}</span>${
        isSeen ? nothing : html` <span class="time">${strings.notOnPage}</span>`
      }</span
    ><span class="reason">${strings.reasons[reason]}${remedy ? ` ${remedy}` : ''}</span
    ><span class="text" dir="auto">${excerptOf(element)}</span>`;
}

/** A piece of code in a text, which browsers do not translate. */
export function code(text: string): TemplateResult {
  return html`<code translate="no">${text}</code>`;
}

/** The name of a language, or that the page does not declare one. */
export function language(tag: string, strings: PreviewStrings): string {
  return tag ? languageName(tag, strings.lang) : strings.unknownLanguage;
}

/** Whole minutes, at least one. */
export function minutes(time: number, { lang }: PreviewStrings): string {
  return unit(Math.max(1, Math.round(time / 60)), 'minute', lang);
}

/** Minutes and seconds, at least one second. */
function seconds(time: number, { lang }: PreviewStrings): string {
  const whole = Math.max(1, Math.round(time));
  const rest = unit(whole % 60, 'second', lang);
  return whole < 60 ? rest : `${unit(Math.floor(whole / 60), 'minute', lang)} ${rest}`;
}

const formats = new Map<string, Intl.NumberFormat>();

function unit(count: number, name: 'minute' | 'second', lang: string): string {
  const key = `${name} ${lang}`;
  let format = formats.get(key);
  if (!format)
    formats.set(
      key,
      (format = new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short' })),
    );
  return format.format(count);
}
