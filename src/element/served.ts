import { adoptStyles, isServer, LitElement, type PropertyValues } from 'lit';
import { PLAYER } from '../page/is-player.js';

/**
 * An element that a server may have drawn already, into a declarative shadow root. Where the page loads Lit's support for hydration
 * (`@lit-labs/ssr-client/lit-element-hydrate-support.js`, before Lit), what the server drew is taken over, node by node. Without it, or where it
 * does not fit, it is drawn anew in its place, in one go: it is never there twice, and never left dead.
 */
export abstract class ServedElement extends LitElement {
  #drawn = false;
  #takingOver = false;

  /** @internal So that no player ever reads another, whatever its tag. */
  get [PLAYER](): true {
    return true;
  }

  /** @internal Whether what is drawn may only depend on the element's own attributes: on a server, and on what one has drawn. */
  protected get asServed(): boolean {
    return isServer || this.#takingOver;
  }

  /** @internal Whether a server has drawn it, and nothing else as yet. */
  protected get drawnByServer(): boolean {
    return this.#drawn;
  }

  /** A server that calls it, as it may be told to, has no page to look at. */
  override connectedCallback(): void {
    if (!isServer) super.connectedCallback();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#drawn = !isServer && this.shadowRoot !== null;
    const root = super.createRenderRoot();
    if (!this.#drawn) return root;
    // Only without support for hydration, Lit has chosen where to draw: before what the server drew.
    this.#takingOver = !this.renderOptions.renderBefore;
    // The server's own `<style>` is refused by a strict Content Security Policy.
    adoptStyles(root as ShadowRoot, (this.constructor as typeof LitElement).elementStyles);
    return root;
  }

  protected override update(changed: PropertyValues<this>): void {
    if (!this.#drawn) return super.update(changed);
    this.#drawn = false;
    if (this.#takingOver) {
      try {
        super.update(changed);
        return void this.updateComplete.then(() => this.#leaveServer());
      } catch {
        // Another version drew it.
        this.#takingOver = false;
      }
    }
    this.#drawAnew(() => super.update(changed));
  }

  #leaveServer(): void {
    this.#takingOver = false;
    this.requestUpdate();
  }

  #drawAnew(draw: () => void): void {
    const root = this.renderRoot as ShadowRoot;
    root.replaceChildren();
    this.renderOptions.renderBefore = null;
    draw();
  }
}

/** What tells of events. On a server it has nothing to tell, and Node warns of so many listeners. */
export function unheard<Target extends EventTarget>(target: Target): Target {
  if (isServer) target.addEventListener = () => {};
  return target;
}
