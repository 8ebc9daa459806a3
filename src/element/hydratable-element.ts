import { adoptStyles, isServer, LitElement, type PropertyValues } from 'lit';
import { PLAYER } from '../page/is-player.js';

/**
 * An element that a server may have rendered into a declarative shadow root. If the page loads
 * Lit's hydration support before Lit (`@lit-labs/ssr-client/lit-element-hydrate-support.js`), the
 * element hydrates that content. Without it, or if the content is of another version, the element
 * replaces the content in one step: it is never shown twice, and its buttons always work.
 */
export abstract class HydratableElement extends LitElement {
  #serverRendered = false;
  #hydrating = false;

  /**
   * @internal Marks the element as a player, whatever its tag: a player never reads another one
   * aloud.
   */
  get [PLAYER](): true {
    return true;
  }

  /**
   * @internal Whether the template may depend only on the element's own attributes: on a server,
   * and during hydration.
   */
  protected get rendersAsServer(): boolean {
    return isServer || this.#hydrating;
  }

  /** @internal Whether the shadow root still has the content that a server rendered. */
  protected get serverRendered(): boolean {
    return this.#serverRendered;
  }

  /** Does nothing on a server, which may call it: there is no page. */
  override connectedCallback(): void {
    if (!isServer) super.connectedCallback();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#serverRendered = !isServer && this.shadowRoot !== null;
    const root = super.createRenderRoot();
    if (!this.#serverRendered) return root;
    // Lit sets `renderBefore` only without hydration support.
    this.#hydrating = !this.renderOptions.renderBefore;
    // A strict Content Security Policy blocks the `<style>` of the server.
    adoptStyles(root as ShadowRoot, (this.constructor as typeof LitElement).elementStyles);
    return root;
  }

  protected override update(changed: PropertyValues<this>): void {
    if (!this.#serverRendered) return super.update(changed);
    this.#serverRendered = false;
    if (this.#hydrating) {
      try {
        super.update(changed);
        return void this.updateComplete.then(() => this.#endHydration());
      } catch {
        // The content is of another version of the player.
        this.#hydrating = false;
      }
    }
    this.#replaceContent(() => super.update(changed));
  }

  #endHydration(): void {
    this.#hydrating = false;
    this.requestUpdate();
  }

  #replaceContent(render: () => void): void {
    const root = this.renderRoot as ShadowRoot;
    root.replaceChildren();
    this.renderOptions.renderBefore = null;
    render();
  }
}

/**
 * Makes `target` ignore new listeners on a server: it has no events there, and Node warns of so
 * many listeners.
 */
export function withoutListenersOnServer<Target extends EventTarget>(target: Target): Target {
  if (isServer) target.addEventListener = () => {};
  return target;
}
