import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

/** The value and the label, one pair for each option. */
export type Options<V extends string> = readonly (readonly [value: V, label: unknown])[];

/** The data of a group of radio buttons. */
export interface RadioGroup<V extends string> {
  readonly name: string;
  readonly id: string;
  readonly options: Options<V>;
  readonly chosen: V;
  readonly choose: (value: V) => void;
}

/**
 * A group of radio buttons. `layout`: `segments` in one row, `chips` in as many rows as needed,
 * `cards` in columns, `presets` in the speed panel.
 */
export function radioGroup<V extends string>(
  layout: 'segments' | 'chips' | 'cards' | 'presets',
  { name, id, options, chosen, choose }: RadioGroup<V>,
) {
  return html`<fieldset class=${`field ${layout}-field`}>
    <legend class=${layout === 'presets' ? 'visually-hidden' : ''}>${name}</legend>
    <span class=${layout}>
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

/** A labelled switch. */
export function switchField(
  id: string,
  name: string,
  on: boolean,
  set: (on: boolean) => void,
  note = '',
) {
  const change = (event: Event) => set((event.target as HTMLInputElement).checked);
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
