import { html, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { PLAYER_EVENTS } from '../playback/events.js';
import { ArticleSpeechElement } from './article-speech.js';
import { text } from './attributes.js';
import { ownLanguage, stringsFor, type Strings } from './strings.js';
import { styles } from './styles.js';
import { spokenTime } from './time.js';
import { view, type FaceActions, type FaceState } from './view.js';

/**
 * The player that people see: a button "Listen to this article", which becomes the controls of an audio player.
 *
 * @slot - Shown until the element is defined, and where nothing can be read aloud.
 * @slot label - Replaces the words on the button.
 * @csspart player - All of it.
 * @csspart play - The play button.
 * @csspart play-icon - Its sign.
 * @csspart label - The words on the button.
 * @csspart time - How long it takes; later, elapsed and remaining time.
 * @csspart seek - The seek bar.
 * @csspart previous - The button to the sentence before.
 * @csspart next - The button to the sentence after.
 * @csspart rate - The choice of speed.
 * @csspart status - What is said to screen readers only.
 * @csspart error - What is wrong, in words.
 * @cssprop --article-player-accent - Colour of the play sign and the seek bar.
 * @cssprop --article-player-background - Colour behind the player.
 * @cssprop --article-player-color - Colour of text and signs.
 * @cssprop --article-player-border - Colour of lines.
 * @cssprop --article-player-radius - Radius of the corners.
 * @cssprop --article-player-font - Font, as the `font` shorthand.
 * @cssprop --article-player-size - Font size, on which all sizes depend.
 * @cssprop --article-player-sentence-background - Set on the article or around it: behind the sentence being said.
 * @cssprop --article-player-sentence-color - Its text.
 * @cssprop --article-player-word-background - Behind the word being said.
 * @cssprop --article-player-word-color - Its text.
 * @cssprop --article-player-word-underline - Colour of the line under it.
 * @cssState playing - The voice speaks, or is about to.
 * @cssState paused - It was begun, and stopped.
 * @cssState unavailable - Nothing can be read aloud: the default slot is shown.
 */
export class ArticlePlayerElement extends ArticleSpeechElement {
  static override properties: PropertyDeclarations = {
    label: { converter: text('') },
    strings: { attribute: false },
    scrubbedTo: { state: true },
  };
  static override styles: CSSResultGroup = styles;

  /** Replaces "Listen to this article". */
  declare label: string;
  /** Replaces any of the player's own words. */
  declare strings: Partial<Strings>;
  /** @internal The sentence that a person who drags along the seek bar is at. */
  declare protected scrubbedTo: number | undefined;

  readonly #internals = this.attachInternals?.();
  #place = '';
  #approached = false;

  constructor() {
    super();
    this.label = '';
    this.strings = {};
    for (const type of PLAYER_EVENTS) this.player.addEventListener(type, () => this.requestUpdate());
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { begun, paused } = this.player;
    this.#setState('playing', !paused);
    this.#setState('paused', begun && paused);
    this.#setState('unavailable', !this.available);
  }

  protected override render(): TemplateResult {
    return this.available ? view(this.#state(), this.#actions) : html`<slot></slot>`;
  }

  #setState(name: string, on: boolean): void {
    try {
      if (on) this.#internals?.states.add(name);
      else this.#internals?.states.delete(name);
    } catch {
      // Chromium before 125 wants a name with dashes, Safari before 17.4 has no states: such pages style without them.
    }
  }

  /** @internal In the publisher's own words, if there are some. */
  protected override announceCode(lines: number, lang: string): { text: string; lang: string } {
    const { code } = this.strings;
    return code ? { text: code(lines), lang: ownLanguage(this) } : super.announceCode(lines, lang);
  }

  #state(): FaceState {
    const { begun, paused, ended, error, duration, transcript, delivery, cursor } = this.player;
    const sentences = transcript?.sentences ?? [];
    const at = this.scrubbedTo ?? transcript?.sentenceAt(cursor)?.index ?? sentences.length - 1;
    const strings = { ...stringsFor(ownLanguage(this)), ...this.strings };
    const scrubbed = this.scrubbedTo === undefined ? undefined : sentences[at];
    const currentTime = scrubbed ? this.player.timeAt(scrubbed.start) : this.player.currentTime;
    if (!this.#placeIsFrozen) this.#place = this.#tellPlace(strings, at, currentTime);
    return {
      ...{ strings, begun, paused, ended, duration, currentTime, playbackRate: delivery.playbackRate },
      label: this.label || strings.listen,
      error: error ?? null,
      notice: this.player.notice ?? null,
      voice: this.player.voice,
      index: at,
      sentences: sentences.length,
      place: this.#place,
    };
  }

  /** A seek bar whose text changes while it has the focus is read out each time, over the voice. */
  get #placeIsFrozen(): boolean {
    return !this.player.paused && this.scrubbedTo === undefined && this.#seekBar?.matches(':focus') === true;
  }

  get #seekBar(): HTMLInputElement | null {
    return this.renderRoot?.querySelector('input') ?? null;
  }

  #tellPlace(strings: Strings, index: number, currentTime: number): string {
    const { duration, transcript } = this.player;
    const count = transcript?.sentences.length ?? 0;
    return strings.place(spokenTime(currentTime, strings), spokenTime(duration, strings), index + 1, count);
  }

  readonly #actions: FaceActions = {
    // Browsers fetch their list of voices when first asked: by the press, it is there.
    approach: () => {
      if (this.#approached) return;
      this.#approached = true;
      this.player.engine.prepare?.();
    },
    toggle: () => {
      // Why it cannot play is said by the `error` event and shown by the face.
      if (this.player.paused) this.playFor('button').catch(() => {});
      else this.player.pause('button');
    },
    goOnline: () => {
      this.onlineVoices = true;
      // The button that has the focus goes away with the error.
      this.renderRoot.querySelector<HTMLElement>('[part="play"]')?.focus();
      this.playFor('button').catch(() => {});
    },
    loadVoice: () => {
      this.embeddedVoice = 'load';
      this.renderRoot.querySelector<HTMLElement>('[part="play"]')?.focus();
      this.playFor('button').catch(() => {});
    },
    previous: () => this.player.previous('button'),
    next: () => this.player.next('button'),
    scrub: (event) => (this.scrubbedTo = Number((event.target as HTMLInputElement).value)),
    seek: (event) => {
      const { value } = event.target as HTMLInputElement;
      this.scrubbedTo = undefined;
      const sentence = this.player.transcript?.sentences[Number(value)];
      if (sentence) this.player.seek(sentence.start, 'button');
    },
    // Dragged away and back, a seek bar reports no change; else it reports it behind the release, and is waited for.
    letGo: () =>
      setTimeout(() => {
        this.scrubbedTo = undefined;
        this.requestUpdate();
      }),
    tellPlace: () => this.requestUpdate(),
    rate: (event) => (this.playbackRate = Number((event.target as HTMLSelectElement).value)),
  };
}
