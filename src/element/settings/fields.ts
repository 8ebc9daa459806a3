import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

/** A value and its words, one for each option. */
export type Options<V extends string> = readonly (readonly [value: V, words: unknown])[];

/** A few options of which one is chosen. */
export interface Choice<V extends string> {
  readonly name: string;
  readonly id: string;
  readonly options: Options<V>;
  readonly chosen: V;
  readonly choose: (value: V) => void;
}

/** A few options, all to be seen. `look` says how: `segments` in one row, `chips` in as many as they need, `cards` in columns. */
export function radios<V extends string>(
  look: 'segments' | 'chips' | 'cards' | 'presets',
  { name, id, options, chosen, choose }: Choice<V>,
) {
  return html`<fieldset class=${`field ${look}-field`}>
    <legend class=${look === 'presets' ? 'unseen' : ''}>${name}</legend>
    <span class=${look}>
      ${options.map(
        ([value, words]) =>
          html`<label
            ><input
              type="radio"
              name=${id}
              .value=${value}
              .checked=${live(value === chosen)}
              @change=${() => choose(value)}
            /><span class="option">${words}</span></label
          >`,
      )}
    </span>
  </fieldset>`;
}

/** Something that is on or off. */
export function toggle(id: string, name: string, on: boolean, turn: (on: boolean) => void, note = '') {
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
