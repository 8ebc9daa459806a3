import {
  html,
  isServer,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { MINI_CHOICES, type MiniChoice } from '../options/choices.js';
import { custom, oneOf, TEXT } from '../options/rules.js';
import { areStringsPending, loadStrings, uiLanguage } from '../strings/load.js';
import type { Strings } from '../strings/strings.js';
import { idleViewStyles } from '../ui/styles/idle-view.js';
import { ArticleSpeechElement } from './article-speech.js';
import { coreOf, loadingOf } from './core-of.js';
import { Hydration } from './hydration.js';
import { IdleView } from './idle-view.js';
import { controlsPart, type ControlsFactory, type ElementControls } from './parts.js';

const STRINGS = custom<object>('an object', (given) => typeof given === 'object', {});

/**
 * The player with its UI: a button "Press play to listen to this article", which becomes the
 * controls of an audio player.
 *
 * @tag article-player
 * @slot - Shown until the element is defined, and if nothing can be read aloud.
 * @slot label - Replaces the text of the button.
 * @slot ended - Shown at the end of the article, beside the button "Listen again": for example, a
 * link to the next article.
 * @csspart player - The whole player.
 * @csspart play - The play button.
 * @csspart play-icon - The icon of the play button.
 * @csspart label - The text of the play button.
 * @csspart time - The listening time; after the start, the elapsed and the remaining time.
 * @csspart seek - The seek bar.
 * @csspart previous - The button to the previous sentence.
 * @csspart next - The button to the next sentence.
 * @csspart rate - The button that shows the speed and opens the speed panel.
 * @csspart speed-panel - The panel with the speeds.
 * @csspart settings - The button that opens the settings.
 * @csspart settings-panel - The panel with the settings.
 * @csspart voice - The list of voices in the settings.
 * @csspart resume - The button "From the start", beside the button that resumes from the saved
 * position.
 * @csspart back - The button that scrolls to the current sentence.
 * @csspart close - The button that hides the docked player.
 * @csspart status - The live region for screen readers.
 * @csspart error - The error message.
 * @cssprop --article-player-accent - Colour of the play icon and the seek bar.
 * @cssprop --article-player-background - Background colour of the player.
 * @cssprop --article-player-color - Colour of text and icons.
 * @cssprop --article-player-border - Colour of borders.
 * @cssprop --article-player-radius - Radius of the corners.
 * @cssprop --article-player-font - Font, as the `font` shorthand.
 * @cssprop --article-player-size - Font size, on which all sizes depend. Relative to the text
 * around the player by default.
 * @cssprop --article-player-margin - Margin above and below, which collapses with the margins
 * around it. Default: 1em.
 * @cssprop --article-player-sentence-background - Background of the current sentence. Set it on the
 * article or on an ancestor.
 * @cssprop --article-player-sentence-color - Text colour of the current sentence.
 * @cssprop --article-player-word-background - Background of the current word.
 * @cssprop --article-player-word-color - Text colour of the current word.
 * @cssprop --article-player-word-underline - Colour of the underline of the current word.
 * @cssState playing - Playback is not paused.
 * @cssState paused - Playback was started, and is paused.
 * @cssState mini - The player is docked at the edge of the window.
 * @cssState unavailable - Nothing can be read aloud, and the default slot is shown.
 */
export class ArticlePlayerElement extends ArticleSpeechElement {
  static override properties: PropertyDeclarations = {
    label: { converter: TEXT },
    strings: { attribute: false, converter: STRINGS },
    mini: { converter: oneOf(MINI_CHOICES) },
  };
  static override styles: CSSResultGroup = idleViewStyles;

  /** Replaces "Press play to listen to this article". */
  declare label: string;
  /** Replaces any of the strings of the UI. */
  declare strings: Partial<Strings>;
  /**
   * Whether the player is docked at the edge of the window when it is out of view after the start:
   * `auto` or `off`.
   */
  declare mini: MiniChoice;

  readonly #internals = this.attachInternals?.();
  readonly #hydration = new Hydration(this, () =>
    queueMicrotask(() =>
      coreOf(this)
        .play('button')
        .catch(() => {}),
    ),
  );
  readonly #idleView = new IdleView(this);
  #controls: ElementControls | undefined;
  #wasRead = false;

  constructor() {
    super();
    const loading = loadingOf(this);
    if (!loading) this.#createControls(controlsPart.factory);
    if (loading) loading.hasView = true;
    loading?.whenRequested(() => void controlsPart.load().catch(() => {}));
    loading?.whenLoaded(() => void this.#loadControls());
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return this.#hydration.createRenderRoot(() => super.createRenderRoot());
  }

  /** Keeps the content of a server until the strings that hydration needs are loaded. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    if (!this.#hydration.pending || !areStringsPending(this.#language))
      return super.scheduleUpdate();
    return loadStrings(this.#language).then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#controls?.willUpdate(changed, this.hasUpdated);
  }

  protected override update(changed: PropertyValues<this>): void {
    const { activeElement } = this.shadowRoot!;
    this.#hydration.update(() => super.update(changed));
    // The update may have removed the focused button.
    if (activeElement && !activeElement.isConnected)
      this.renderRoot.querySelector<HTMLElement>('[part="play"]')?.focus({ preventScroll: true });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    for (const [name, on] of Object.entries(this.#controls?.states ?? { playing: !this.paused }))
      this.#setCustomState(name, on);
  }

  protected override render(): TemplateResult {
    if (!this.#controls || this.#rendersAsServer || this.#isUnread)
      return this.#idleView.render(this.#language, this.#rendersAsServer);
    return this.#controls.render() ?? html`<slot></slot>`;
  }

  /**
   * Whether the core has not looked for the article yet: until then, the estimates of the view
   * before the controls stay, and its press resumes where it offers that.
   */
  get #isUnread(): boolean {
    if (!loadingOf(this) || !this.paused || this.networkState % 2 === 1) this.#wasRead = true;
    return !this.#wasRead;
  }

  /** Whether the template may depend only on the element's own attributes. */
  get #rendersAsServer(): boolean {
    return isServer || this.#hydration.active;
  }

  /**
   * The language of the UI. A server knows only the element's attribute; hydration keeps the
   * language of the server's content.
   */
  get #language(): string {
    if (!this.#rendersAsServer) return uiLanguage(this);
    const section = this.renderRoot?.querySelector('section');
    return (isServer ? this.getAttribute('lang') : section?.lang) ?? '';
  }

  #createControls(create: ControlsFactory | undefined): void {
    this.#controls = create?.(this, coreOf(this));
    this.requestUpdate();
  }

  async #loadControls(): Promise<void> {
    if (this.#controls) return;
    try {
      this.#createControls(await controlsPart.load());
    } catch (error) {
      console.warn(`<${this.localName}>: The controls could not be loaded.`, error);
      // A press is a reason to try again.
      this.addEventListener('play', () => void this.#loadControls(), { once: true });
    }
  }

  #setCustomState(name: string, on: boolean): void {
    try {
      if (on) this.#internals?.states.add(name);
      else this.#internals?.states.delete(name);
    } catch {
      // Chromium before 125 accepts only names with dashes, and Safari before 17.4 has no custom
      // states.
    }
  }
}
