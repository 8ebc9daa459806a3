import { adoptStyles, isServer, type LitElement } from 'lit';

/** The `id` of the popover that a press opens while the content of a server has no script. */
export const PRESS_POPOVER = 'pressed';

/**
 * The hydration of an element that a server may have rendered into a declarative shadow root. If the
 * page loads Lit's hydration support before Lit (`@lit-labs/ssr-client/lit-element-hydrate-support.js`),
 * the element hydrates that content. Without it, or if the content is of another version, the element
 * replaces the content in one step: it is never shown twice, and its buttons always work.
 */
export class Hydration {
  readonly #element: LitElement;
  readonly #onPress: () => void;
  #pending = false;
  #active = false;

  /** `onPress` is called if the button was pressed before there was a script. */
  constructor(element: LitElement, onPress: () => void) {
    this.#element = element;
    this.#onPress = onPress;
  }

  /** Whether the shadow root still has the content that a server rendered. */
  get pending(): boolean {
    return this.#pending;
  }
  /** Whether the content is being hydrated: the template must be that of the server. */
  get active(): boolean {
    return this.#active;
  }

  createRenderRoot(create: () => HTMLElement | DocumentFragment): HTMLElement | DocumentFragment {
    const element = this.#element;
    this.#pending = !isServer && element.shadowRoot !== null;
    const root = create();
    if (!this.#pending) return root;
    // Lit sets `renderBefore` only without hydration support.
    this.#active = !element.renderOptions.renderBefore;
    // A strict Content Security Policy blocks the `<style>` of the server.
    adoptStyles(root as ShadowRoot, (element.constructor as typeof LitElement).elementStyles);
    return root;
  }

  /** Updates the element: `update` renders the template. */
  update(update: () => void): void {
    if (!this.#pending) return update();
    this.#pending = false;
    if (isPressed(this.#element.renderRoot)) this.#onPress();
    if (!this.#hydrate(update)) this.#replaceContent(update);
  }

  /** @returns whether the content was hydrated */
  #hydrate(update: () => void): boolean {
    if (!this.#active) return false;
    try {
      update();
      void this.#element.updateComplete.then(() => this.#end());
      return true;
    } catch {
      // The content is of another version of the player.
      return (this.#active = false);
    }
  }

  #end(): void {
    this.#active = false;
    this.#element.requestUpdate();
  }

  #replaceContent(render: () => void): void {
    const element = this.#element;
    (element.renderRoot as ShadowRoot).replaceChildren();
    element.renderOptions.renderBefore = null;
    render();
  }
}

function isPressed(root: HTMLElement | DocumentFragment): boolean {
  try {
    return root.querySelector(`#${PRESS_POPOVER}:popover-open`) !== null;
  } catch {
    // This browser has no popovers.
    return false;
  }
}
