import type { Kit } from './settings.js';

/** A value and its words, one for each option. */
export type Options<V extends string> = readonly (readonly [value: V, words: string])[];

/** One of the settings: its name, and the control with the id that it names. */
export function field({ html }: Kit, name: string, id: string, control: unknown, more: unknown = '') {
  return html`<div class="field"><label for=${id}>${name}</label><span class="control">${control}${more}</span></div>`;
}

/** A list to choose from. */
export function choice<V extends string>(
  { html, live }: Kit,
  id: string,
  options: Options<V>,
  chosen: string,
  choose: (value: V) => void,
) {
  const pick = (event: Event) => choose((event.target as HTMLSelectElement).value as V);
  return html`<select id=${id} @change=${pick}>
    ${options.map(([value, words]) => html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`)}
  </select>`;
}

/** A few options, all to be seen, of which one is chosen. */
export function radios<V extends string>(
  { html, live }: Kit,
  {
    name,
    id,
    options,
    chosen,
    choose,
  }: {
    readonly name: string;
    readonly id: string;
    readonly options: Options<V>;
    readonly chosen: V;
    readonly choose: (value: V) => void;
  },
) {
  return html`<fieldset class="field">
    <legend>${name}</legend>
    <span class="segments">
      ${options.map(
        ([value, words]) =>
          html`<label
            ><input
              type="radio"
              name=${id}
              .value=${value}
              .checked=${live(value === chosen)}
              @change=${() => choose(value)}
            /><span>${words}</span></label
          >`,
      )}
    </span>
  </fieldset>`;
}

/** Something that is on or off. */
export function checkbox(
  { html, nothing, live }: Kit,
  name: string,
  on: boolean,
  turn: (on: boolean) => void,
  describedBy?: string,
) {
  const change = (event: Event) => turn((event.target as HTMLInputElement).checked);
  return html`<label class="box"
    ><input type="checkbox" .checked=${live(on)} aria-describedby=${describedBy ?? nothing} @change=${change} /><span
      >${name}</span
    ></label
  >`;
}
