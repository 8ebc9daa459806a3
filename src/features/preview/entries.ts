import { excerptOf } from '../../page/excerpt.js';
import type { Passage } from '../../text/transcript.js';
import { languageName } from '../../strings/format.js';
import { languagesOf, selectorOf, type Exclusion } from './contents.js';
import { createCode, createElement } from './create-element.js';
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
): HTMLElement {
  const transcript = contents.transcript!;
  const { kind, start, end, lang } = passage;
  const languages = languagesOf(passage).map((tag) => language(tag, strings));
  const said = replacementsIn(passage, transcript, contents.pronunciation);
  return entry(
    index,
    [
      createElement(
        'span',
        { class: 'kind', 'data-kind': kind },
        `${index + 1} · ${kindLabel(passage, strings)}`,
      ),
      createElement('span', { class: 'lang' }, languages.join(', ')),
      createElement('span', { class: 'time' }, seconds(timeAt(end) - timeAt(start), strings)),
    ],
    createElement(
      'span',
      { class: 'text', dir: 'auto', lang: lang || undefined },
      transcript.text.slice(start, end),
    ),
    said.length ? replacementList(said, strings) : undefined,
  );
}

function entry(
  index: number,
  facts: readonly Node[],
  ...rest: readonly (Node | undefined)[]
): HTMLElement {
  const apart = facts.flatMap((fact) => [fact, ' ']);
  return createElement(
    'li',
    {},
    createElement(
      'button',
      { type: 'button', class: 'entry', tabindex: -1, 'data-index': index },
      createElement('span', { class: 'facts' }, apart),
      rest,
    ),
  );
}

function replacementList(all: readonly ShownReplacement[], strings: PreviewStrings): HTMLElement {
  const listed = all.slice(0, MAX_REPLACEMENTS).flatMap(({ written, spoken }) => {
    const before = written
      ? [createElement('bdi', { class: 'written' }, clip(written)), ' → ']
      : ['+ '];
    return [
      createElement(
        'span',
        { class: 'alias' },
        before,
        spoken ? createElement('bdi', {}, spoken) : createElement('i', {}, strings.silent),
      ),
      ' ',
    ];
  });
  const more = all.length > MAX_REPLACEMENTS ? strings.more(all.length - MAX_REPLACEMENTS) : '';
  return createElement('span', { class: 'said' }, `${strings.spokenAs} `, listed, more);
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
  index: number,
  strings: PreviewStrings,
): HTMLElement {
  const remedy = strings.remedies[reason];
  const unseen = !element.checkVisibility?.({ visibilityProperty: true });
  return entry(
    index,
    [
      createElement(
        'span',
        { class: 'kind', 'data-kind': 'left-out' },
        createCode(selectorOf(element)),
      ),
      ...(unseen ? [createElement('span', { class: 'time' }, strings.notOnPage)] : []),
    ],
    createElement(
      'span',
      { class: 'reason' },
      remedy ? `${strings.reasons[reason]} ${remedy}` : strings.reasons[reason],
    ),
    createElement('span', { class: 'text', dir: 'auto' }, excerptOf(element)),
  );
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
