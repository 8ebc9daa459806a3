import { fromDocument } from '../page/composed-tree.js';
import {
  html,
  isServer,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { writingDirectionOf, type WritingDirection } from '../page/writing-direction.js';
import { LiveRegion } from '../features/live-region/controller.js';
import { MiniPlayer } from '../features/mini-player/controller.js';
import { MINI_CHOICES, type MiniChoice } from '../options/choices.js';
import type { ControlsUse } from '../features/auto-scroll/controller.js';
import { VoiceHelp } from '../features/voice-help/controller.js';
import { PLAYER_EVENTS } from '../player/events.js';
import { announcement } from './announcement.js';
import { ArticleSpeechElement } from './article-speech.js';
import { oneOf, such, TEXT } from './attributes.js';
import { Chapters } from './chapters.js';
import { ContainedEvents } from './contained-events.js';
import { plural } from '../strings/format.js';
import { isAwaited, loadStrings, ownLanguage, stringsFor } from '../strings/load.js';
import { PressedPlace } from './pressed.js';
import { isRecording, pausesFrom } from './remaining.js';
import { peek } from './peek.js';
import { SeekBar } from './seek-bar.js';
import { SettingsOpener } from './settings-opener.js';
import { SpeedLimit } from './speed-limit.js';
import type { Strings } from '../strings/strings.js';
import { styles } from './styles/styles.js';
import { Tips } from './tips.js';
import { Actions } from './view/actions.js';
import { face } from './view/face.js';
import type { FaceState } from './view/state.js';

const STRINGS = such<object>('an object', (given) => typeof given === 'object', {});

/**
 * The player that people see: a button "Press play to listen to this article", which becomes the controls of an audio player.
 *
 * @slot - Shown until the element is defined, and where nothing can be read aloud.
 * @slot label - Replaces the words on the button.
 * @slot ended - What comes next: shown at the end of the article, beside the button "Listen again".
 * @csspart player - All of it.
 * @csspart play - The play button.
 * @csspart play-icon - Its sign.
 * @csspart label - The words on the button.
 * @csspart time - How long it takes; later, elapsed and remaining time.
 * @csspart seek - The seek bar.
 * @csspart previous - The button to the sentence before.
 * @csspart next - The button to the sentence after.
 * @csspart rate - The button that shows the speed, and opens the choice of it.
 * @csspart speed-panel - The choice of speed.
 * @csspart settings - The button that opens the settings.
 * @csspart settings-panel - The settings.
 * @csspart voice - The choice of voice in them.
 * @csspart resume - The button "From the start", beside the offer to go on where the article was left.
 * @csspart back - The button that scrolls to what is being said.
 * @csspart close - The button that puts the docked player away.
 * @csspart status - What is said to screen readers only.
 * @csspart error - What is wrong, in words.
 * @cssprop --article-player-accent - Colour of the play sign and the seek bar.
 * @cssprop --article-player-background - Colour behind the player.
 * @cssprop --article-player-color - Colour of text and signs.
 * @cssprop --article-player-border - Colour of lines.
 * @cssprop --article-player-radius - Radius of the corners.
 * @cssprop --article-player-font - Font, as the `font` shorthand.
 * @cssprop --article-player-size - Font size, on which all sizes depend. In proportion to the text around it, if it is not set.
 * @cssprop --article-player-margin - Space above and below, which collapses with the margins around it. 1em if it is not set.
 * @cssprop --article-player-sentence-background - Set on the article or around it: behind the sentence being said.
 * @cssprop --article-player-sentence-color - Its text.
 * @cssprop --article-player-word-background - Behind the word being said.
 * @cssprop --article-player-word-color - Its text.
 * @cssprop --article-player-word-underline - Colour of the line under it.
 * @cssState playing - The voice speaks, or is about to.
 * @cssState paused - It was begun, and stopped.
 * @cssState mini - It is docked at the edge of the window.
 * @cssState unavailable - Nothing can be read aloud: the default slot is shown.
 */
export class ArticlePlayerElement extends ArticleSpeechElement {
  static override properties: PropertyDeclarations = {
    label: { converter: TEXT },
    strings: { attribute: false, converter: STRINGS },
    mini: { converter: oneOf(MINI_CHOICES) },
  };
  static override styles: CSSResultGroup = styles;

  /** Replaces "Press play to listen to this article". */
  declare label: string;
  /** Replaces any of the player's own words. */
  declare strings: Partial<Strings>;
  /** Whether the player is docked at the edge of the window while it is in use and out of view: `auto`, or `off`. */
  declare mini: MiniChoice;

  readonly #internals = this.attachInternals?.();
  readonly #chapters = new Chapters(this.player);
  readonly #seekBar = new SeekBar(
    this,
    this.player,
    () => this.#words,
    (index, box) => {
      const found = index === undefined ? undefined : peek(this.player, this.#chapters, index, this.#words.lang);
      if (found && box) this.#tips.show(found, () => box);
      else this.#tips.hide();
    },
  );
  readonly #announcing = new LiveRegion(this, this.player, (what) =>
    announcement(what, this.#words, this.player, this.#speedLimit.rate),
  );
  readonly #speedLimit = new SpeedLimit(this.player, () => this.#announcing.say('fastest', 500));
  readonly #docking = new MiniPlayer(this, this.player, {
    bar: () => this.#section,
    button: () => this.#play?.querySelector('svg') ?? null,
    unfolded: () => this.#settings.open,
    following: () => this.follow === 'auto' && !this.pageSide.following.suspended,
    turns: this.#seekBar.hold,
  });
  /** After docking: what is shown last in the top layer lies over the bar. */
  readonly #settings = new SettingsOpener(this, {
    player: this.player,
    words: () => this.#words,
    host: this,
    memory: this.memory,
    sleepTimer: this.sleepTimer,
    spoken: () => this.currentSentence?.range?.getBoundingClientRect(),
  });
  readonly #tips = new Tips(this);
  readonly #pressed = new PressedPlace(this);
  // Why it cannot play is said by the `error` event.
  readonly #voiceHelp = new VoiceHelp(this, this.player, () => void this.playFor('button').catch(() => {}));
  readonly #actions = new Actions({
    host: this,
    player: this.player,
    memory: this.memory,
    announcing: this.#announcing,
    seekBar: this.#seekBar,
    settings: this.#settings,
    docking: this.#docking,
    tips: this.#tips,
    following: this.pageSide.following,
    pressed: this.#pressed,
    voiceHelp: this.#voiceHelp,
    play: () => this.playFor('button'),
  });
  #words: Strings = stringsFor('en');
  /** Of the invitation, in em; 0 where it was not shown. */
  #idleWidth = 0;

  constructor() {
    super();
    this.addController(new ContainedEvents(this));
    for (const type of PLAYER_EVENTS) this.player.addEventListener(type, () => this.requestUpdate());
    this.player.addEventListener('ended', this.#tips.hide);
    this.player.addEventListener('ratechange', () => this.#tellOfChange('speed'));
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  /** What a server has drawn stays until the words are there by which it is taken over. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    if (!this.drawnByServer || !isAwaited(this.#language)) return super.scheduleUpdate();
    return loadStrings(this.#language).then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#words = { ...stringsFor(this.#language), ...this.strings };
    if (this.player.started) this.#measureIdle();
    if (changed.has('voice') && this.hasUpdated) this.#tellOfChange('voice');
  }

  protected override update(changed: PropertyValues<this>): void {
    const { activeElement } = this.shadowRoot!;
    super.update(changed);
    // The button that had the focus may have gone with what it was for.
    if (activeElement && !activeElement.isConnected) this.#play?.focus({ preventScroll: true });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { started, paused } = this.player;
    this.#setState('playing', !paused);
    this.#setState('paused', started && paused);
    this.#setState('mini', this.#docking.docked);
    this.#setState('unavailable', !this.available);
  }

  protected override render(): TemplateResult {
    return this.asServed || this.available ? face(this.#state(), this.#actions) : html`<slot></slot>`;
  }

  /** @internal In the publisher's own words, if there are some. */
  protected override announceCode(lines: number, lang: string): { text: string; lang: string } {
    const { code } = this.strings;
    const own = ownLanguage(this);
    return code ? { text: plural(code, lines, own), lang: own } : super.announceCode(lines, lang);
  }

  /** @internal */
  protected override ownLanguages(): string[] {
    return [ownLanguage(this), ...super.ownLanguages()];
  }

  /** The language of the words that are shown. On a server, nothing but the element is known; what one has drawn is taken over as it is. */
  get #language(): string {
    if (!this.asServed) return ownLanguage(this);
    return (isServer ? this.getAttribute('lang') : this.#section?.lang) ?? '';
  }
  /** Before it is used, nothing of it hangs on that. */
  get #flow(): WritingDirection {
    const own = this.#words.direction === 'rtl' ? 'rtl' : undefined;
    return this.player.started ? writingDirectionOf(this, own) : 'right';
  }
  get #section(): HTMLElement | null {
    return this.renderRoot?.querySelector('section') ?? null;
  }
  get #play(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('[part="play"]') ?? null;
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
  override get listenHere(): { text: string; lang: string } {
    const { listenHere } = this.strings;
    return listenHere ? { text: listenHere, lang: ownLanguage(this) } : super.listenHere;
  }

  /** @internal A person asks, by a key of the page. */
  override tellWhere(): void {
    this.#announcing.say('where');
  }

  /** @internal Only the focus of a keyboard is seen. */
  override get controlsUse(): ControlsUse {
    const { top, bottom } = this.getBoundingClientRect();
    const inPlace = !this.#docking.docked && top < innerHeight && bottom > 0;
    return {
      open: !!this.renderRoot.querySelector('[aria-expanded="true"]'),
      pointer: inPlace && this.#tips.hovered,
      focus: inPlace && !!this.renderRoot.querySelector(':focus-visible'),
      inPlace: inPlace ? this : undefined,
    };
  }

  #state(): FaceState {
    const { player } = this;
    const offer = player.started ? undefined : this.memory.offer;
    const from = offer ? player.transcript?.sentenceAt(offer.offset)?.index : undefined;
    return {
      strings: this.#words,
      wordless: !this.asServed && isAwaited(this.#language),
      label: this.label || this.#words.listen,
      region: this.label || this.strings.listen || this.#words.region,
      begun: player.started,
      paused: player.paused,
      // What a person is about to choose stays.
      ended: player.ended && !this.#settings.open && !this.#seekBar.scrubbing,
      error: player.error ?? null,
      notice: player.notice ?? null,
      voice: player.voice,
      synthetic: !isRecording(player),
      gaps: this.#chapters.mask,
      duration: player.duration,
      currentTime: this.#seekBar.time,
      playbackRate: player.speechSettings.playbackRate,
      index: this.#seekBar.value,
      toldIndex: this.#seekBar.toldIndex,
      place: this.#seekBar.place,
      sentences: player.transcript?.sentences.length ?? 0,
      resumeAt: offer?.time,
      pauses: pausesFrom(player, 0),
      pausesLeft: pausesFrom(player, from ?? this.#seekBar.index),
      said: this.#announcing.said,
      asleep: this.sleepTimer.stopped,
      slow: this.#announcing.slow,
      fastest: this.#speedLimit.rate,
      lost: this.pageSide.following.suspended,
      docked: this.#docking.docked,
      compact: this.#docking.compact,
      height: this.#docking.height,
      flow: this.#flow,
      idleWidth: this.#idleWidth,
      pressed: this.#pressed.square,
      otherLanguage: this.#voiceHelp.otherLanguage,
      hasVoiceChoice: this.#voiceHelp.hasChoice,
      settings: this.#settings,
      tip: this.#tips.view,
      heard: player.played,
      title: this.#docking.docked ? this.#chapters.title || fromDocument(document, 'title') : '',
      chapter: this.#docking.docked ? this.#chapters.titleAt(player.cursor) : '',
    };
  }

  /** The controls are no narrower than the invitation that they are about to replace. */
  #measureIdle(): void {
    const section = this.#section;
    if (!section?.classList.contains('idle')) return;
    const { inlineSize, fontSize } = getComputedStyle(section);
    this.#idleWidth = parseFloat(inlineSize) / parseFloat(fontSize) || 0;
  }

  #tellOfChange(what: 'speed' | 'voice'): void {
    const chosenHere = this.shadowRoot?.activeElement?.matches('input');
    if (this.player.started && !chosenHere) this.#announcing.say(what);
  }
}
