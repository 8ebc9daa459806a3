import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

/** The value and the label, one pair for each option. */
export type Options<V extends string> = readonly (readonly [value: V, label: unknown])[];

/** A few options of which one is chosen. */
export interface RadioGroup<V extends string> {
  readonly name: string;
  readonly id: string;
  readonly options: Options<V>;
  readonly chosen: V;
  readonly choose: (value: V) => void;
}

/** A few options, all to be seen. `look` says how: `segments` in one row, `chips` in as many as they need, `cards` in columns. */
export function radioGroup<V extends string>(
  look: 'segments' | 'chips' | 'cards' | 'presets',
  { name, id, options, chosen, choose }: RadioGroup<V>,
) {
  return html`<fieldset class=${`field ${look}-field`}>
    <legend class=${look === 'presets' ? 'visually-hidden' : ''}>${name}</legend>
    <span class=${look}>
      ${options.map(
        ([value, label]) =>
          html`<label
            ><input
              type="radio"
              name=${id}
              .value=${value}
              .checked=${live(value === chosen)}
              @change=${() => choose(value)}
            /><span class="option">${label}</span></label
          >`,
      )}
    </span>
  </fieldset>`;
}

/** Something that is on or off. */
export function switchField(id: string, name: string, on: boolean, turn: (on: boolean) => void, note = '') {
  const change = (event: Event) => turn((event.target as HTMLInputElement).checked);
  return html`<label class="row">
    <span
      ><span id=${`${id}-name`}>${name}</span>${
        note ? html`<span class="note" id=${`${id}-note`}>${note}</span>` : nothing
      }</span
    >
    <input
      type="checkbox"
      class="switch"
      .checked=${live(on)}
      aria-labelledby=${`${id}-name`}
      aria-describedby=${note ? `${id}-note` : nothing}
      @change=${change}
    />
  </label>`;
}
