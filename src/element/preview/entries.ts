import { excerptOf } from '../../page/excerpt.js';
import type { Passage } from '../../text/transcript.js';
import { languageName } from '../../strings/format.js';
import { languagesOf, selectorOf, type LeftOut } from './contents.js';
import { code, make } from './make.js';
import type { PanelState } from './panel.js';
import { saidOtherwise, type Said } from './said.js';
import { kindInWords } from './spots.js';
import type { PreviewWords } from './words.js';

/** How many of a passage's stretches that are said otherwise are told. */
const TOLD = 8;
/** How much of such a stretch is shown, in UTF-16 code units. */
const CLIPPED = 60;

/** A passage in the list: its number, kind, language and time, its text, and what of it is said otherwise. */
export function passageEntry(passage: Passage, index: number, { contents, words, timeAt }: PanelState): HTMLElement {
  const transcript = contents.transcript!;
  const { kind, start, end, lang } = passage;
  const languages = languagesOf(passage).map((tag) => language(tag, words));
  const said = saidOtherwise(passage, transcript, contents.wording);
  return entry(
    index,
    [
      make('span', { class: 'kind', 'data-kind': kind }, `${index + 1} · ${kindInWords(passage, words)}`),
      make('span', { class: 'lang' }, languages.join(', ')),
      make('span', { class: 'time' }, seconds(timeAt(end) - timeAt(start), words)),
    ],
    make('span', { class: 'text', dir: 'auto', lang: lang || undefined }, transcript.text.slice(start, end)),
    said.length ? saidEntry(said, words) : undefined,
  );
}

function entry(index: number, facts: readonly Node[], ...rest: readonly (Node | undefined)[]): HTMLElement {
  const apart = facts.flatMap((fact) => [fact, ' ']);
  return make(
    'li',
    {},
    make(
      'button',
      { type: 'button', class: 'entry', tabindex: -1, 'data-index': index },
      make('span', { class: 'facts' }, apart),
      rest,
    ),
  );
}

function saidEntry(all: readonly Said[], words: PreviewWords): HTMLElement {
  const told = all.slice(0, TOLD).flatMap(({ written, say }) => {
    const before = written ? [make('bdi', { class: 'written' }, clipped(written)), ' → '] : ['+ '];
    return [make('span', { class: 'alias' }, before, say ? make('bdi', {}, say) : make('i', {}, words.silent)), ' '];
  });
  const more = all.length > TOLD ? words.more(all.length - TOLD) : '';
  return make('span', { class: 'said' }, `${words.said} `, told, more);
}

/** Of a block of code that is only announced, the beginning tells which it is. */
function clipped(text: string): string {
  return text.length > CLIPPED ? `${text.slice(0, CLIPPED).trimEnd()}…` : text;
}

/** An element that is left out: how it begins, and why it is not read. */
export function leftOutEntry({ element, reason }: LeftOut, index: number, words: PreviewWords): HTMLElement {
  const remedy = words.remedies[reason];
  const unseen = !element.checkVisibility?.({ visibilityProperty: true });
  return entry(
    index,
    [
      make('span', { class: 'kind', 'data-kind': 'left-out' }, code(selectorOf(element))),
      ...(unseen ? [make('span', { class: 'time' }, words.notOnPage)] : []),
    ],
    make('span', { class: 'reason' }, remedy ? `${words.reasons[reason]} ${remedy}` : words.reasons[reason]),
    make('span', { class: 'text', dir: 'auto' }, excerptOf(element)),
  );
}

/** The name of a language, or that the page does not say it. */
export function language(tag: string, words: PreviewWords): string {
  return tag ? languageName(tag, words.lang) : words.unknownLanguage;
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
