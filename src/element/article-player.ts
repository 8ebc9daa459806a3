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
import type { ControlsUse } from '../core/context.js';
import { VoiceHelp } from '../features/voice-help/controller.js';
import { PLAYER_EVENTS } from '../player/events.js';
import { announcement } from './announcement.js';
import { ArticleSpeechElement } from './article-speech.js';
import { oneOf, custom, TEXT } from '../options/rules.js';
import { Chapters } from './chapters.js';
import { ContainedEvents } from './contained-events.js';
import { plural } from '../strings/format.js';
import { areStringsPending, loadStrings, uiLanguage, stringsFor } from '../strings/load.js';
import { DoublePress } from './double-press.js';
import { isRecording, chosenGapsFrom } from '../player/chosen-gaps.js';
import { seekPreview } from './seek-preview.js';
import { SeekBar } from './seek-bar.js';
import { SettingsOpener } from '../features/settings/controller.js';
import { SpeedLimit } from './speed-limit.js';
import type { Strings } from '../strings/strings.js';
import { styles } from '../ui/styles/styles.js';
import { Tooltips } from './tooltips.js';
import { createViewActions } from './view-actions.js';
import { playerView } from '../ui/player-view.js';
import type { ViewState } from '../ui/view-state.js';

const STRINGS = custom<object>('an object', (given) => typeof given === 'object', {});

/**
 * The player with its UI: a button "Press play to listen to this article", which becomes the
 * controls of an audio player.
 *
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
  static override styles: CSSResultGroup = styles;

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
  readonly #chapters = new Chapters(this.player);
  readonly #seekBar = new SeekBar(
    this,
    this.player,
    () => this.#strings,
    (index, box) => {
      const preview =
        index === undefined
          ? undefined
          : seekPreview(this.player, this.#chapters, index, this.#strings.lang);
      if (preview && box) this.#tooltips.show(preview, () => box);
      else this.#tooltips.hide();
    },
  );
  readonly #liveRegion = new LiveRegion(this.context, (what) =>
    announcement(what, this.#strings, this.player, this.#speedLimit.rate),
  );
  readonly #speedLimit = new SpeedLimit(this.player, () => this.#liveRegion.say('fastest', 500));
  readonly #miniPlayer = new MiniPlayer(this.context, {
    bar: () => this.#section,
    button: () => this.#playButton?.querySelector('svg') ?? null,
    unfolded: () => this.#settings.open,
    following: () => this.follow === 'auto' && !this.pageFeatures.autoScroll.suspended,
    turns: this.#seekBar.freezeValue,
  });
  /**
   * Created after `#miniPlayer`, so that a panel opens in the top layer after the docked bar, and lies
   * over it.
   */
  readonly #settings = new SettingsOpener(this, {
    player: this.player,
    strings: () => this.#strings,
    host: this,
    persistence: this.persistence,
    sleepTimer: this.sleepTimer,
    spokenRect: () => this.currentSentence?.range?.getBoundingClientRect(),
  });
  readonly #tooltips = new Tooltips(this);
  readonly #doublePress = new DoublePress(this);
  readonly #voiceHelp = new VoiceHelp(this.context);
  readonly #actions = createViewActions({
    host: this,
    player: this.player,
    persistence: this.persistence,
    liveRegion: this.#liveRegion,
    seekBar: this.#seekBar,
    tooltips: this.#tooltips,
    settings: this.#settings,
    miniPlayer: this.#miniPlayer,
    autoScroll: this.pageFeatures.autoScroll,
    doublePress: this.#doublePress,
    voiceHelp: this.#voiceHelp,
    requestPlay: () => this.playFor('button'),
  });
  #strings: Strings = stringsFor('en');
  /** The width of the idle view, in em; 0 if it was not shown. */
  #idleWidth = 0;

  constructor() {
    super();
    this.addController(new ContainedEvents(this));
    for (const type of PLAYER_EVENTS)
      this.player.addEventListener(type, () => this.requestUpdate());
    this.player.addEventListener('ended', this.#tooltips.hide);
    this.player.addEventListener('ratechange', () => this.#announceChange('speed'));
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  /** Keeps the content of a server until the strings that hydration needs are loaded. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    if (!this.serverRendered || !areStringsPending(this.#language)) return super.scheduleUpdate();
    return loadStrings(this.#language).then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#strings = { ...stringsFor(this.#language), ...this.strings };
    if (this.player.started) this.#measureIdle();
    if (changed.has('voice') && this.hasUpdated) this.#announceChange('voice');
  }

  protected override update(changed: PropertyValues<this>): void {
    const { activeElement } = this.shadowRoot!;
    super.update(changed);
    // The update may have removed the focused button.
    if (activeElement && !activeElement.isConnected)
      this.#playButton?.focus({ preventScroll: true });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { started, paused } = this.player;
    this.#setCustomState('playing', !paused);
    this.#setCustomState('paused', started && paused);
    this.#setCustomState('mini', this.#miniPlayer.docked);
    this.#setCustomState('unavailable', !this.available);
  }

  protected override render(): TemplateResult {
    return this.rendersAsServer || this.available
      ? playerView(this.#viewState(), this.#actions)
      : html`<slot></slot>`;
  }

  /** @internal Uses the publisher's strings, if there are any. */
  protected override announceCode(lines: number, lang: string): { text: string; lang: string } {
    const { code } = this.strings;
    const language = uiLanguage(this);
    return code
      ? { text: plural(code, lines, language), lang: language }
      : super.announceCode(lines, lang);
  }

  /** @internal */
  protected override stringsLanguages(): string[] {
    return [uiLanguage(this), ...super.stringsLanguages()];
  }

  /**
   * The language of the UI. A server knows only the element's attribute; hydration keeps the
   * language of the server's content.
   */
  get #language(): string {
    if (!this.rendersAsServer) return uiLanguage(this);
    return (isServer ? this.getAttribute('lang') : this.#section?.lang) ?? '';
  }
  /** The direction of the text around the player. The idle view does not depend on it. */
  get #writingDirection(): WritingDirection {
    const direction = this.#strings.direction === 'rtl' ? 'rtl' : undefined;
    return this.player.started ? writingDirectionOf(this, direction) : 'right';
  }
  get #section(): HTMLElement | null {
    return this.renderRoot?.querySelector('section') ?? null;
  }
  get #playButton(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('[part="play"]') ?? null;
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

  /** @internal Uses the publisher's strings, if there are any. */
  protected override get listenHere(): { text: string; lang: string } {
    const { listenHere } = this.strings;
    return listenHere ? { text: listenHere, lang: uiLanguage(this) } : super.listenHere;
  }

  /** @internal Announces the position when the user presses the keyboard shortcut for it. */
  protected override announcePosition(): void {
    this.#liveRegion.say('where');
  }

  /**
   * @internal Whether the user is using the controls. Only keyboard focus (`:focus-visible`)
   * counts.
   */
  protected override get controlsUse(): ControlsUse {
    const { top, bottom } = this.getBoundingClientRect();
    const inPlace = !this.#miniPlayer.docked && top < innerHeight && bottom > 0;
    return {
      open: !!this.renderRoot.querySelector('[aria-expanded="true"]'),
      pointer: inPlace && this.#tooltips.hovered,
      focus: inPlace && !!this.renderRoot.querySelector(':focus-visible'),
      inPlace: inPlace ? this : undefined,
    };
  }

  #viewState(): ViewState {
    const { player } = this;
    const offer = player.started ? undefined : this.persistence.offer;
    const from = offer ? player.transcript?.sentenceAt(offer.offset)?.index : undefined;
    return {
      strings: this.#strings,
      stringsPending: !this.rendersAsServer && areStringsPending(this.#language),
      label: this.label || this.#strings.listen,
      region: this.label || this.strings.listen || this.#strings.region,
      started: player.started,
      paused: player.paused,
      // An open panel or a drag along the seek bar keeps the controls.
      ended: player.ended && !this.#settings.open && !this.#seekBar.scrubbing,
      error: player.error ?? null,
      notice: player.notice ?? null,
      voice: player.voice,
      synthetic: !isRecording(player),
      chapterMask: this.#chapters.mask,
      duration: player.duration,
      currentTime: this.#seekBar.time,
      playbackRate: player.speechSettings.playbackRate,
      seekIndex: this.#seekBar.value,
      announcedIndex: this.#seekBar.announcedIndex,
      positionText: this.#seekBar.valueText,
      sentenceCount: player.transcript?.sentences.length ?? 0,
      resumeAt: offer?.time,
      chosenGaps: chosenGapsFrom(player, 0),
      chosenGapsLeft: chosenGapsFrom(player, from ?? this.#seekBar.index),
      announcement: this.#liveRegion.said,
      sleepTimerStopped: this.sleepTimer.stopped,
      voiceDelayed: this.#liveRegion.slow,
      speedLimit: this.#speedLimit.rate,
      scrolledAway: this.pageFeatures.autoScroll.suspended,
      docked: this.#miniPlayer.docked,
      compact: this.#miniPlayer.compact,
      inlineHeight: this.#miniPlayer.height,
      writingDirection: this.#writingDirection,
      idleWidth: this.#idleWidth,
      pressArea: this.#doublePress.area,
      otherLanguage: this.#voiceHelp.otherLanguage,
      hasVoiceChoice: this.#voiceHelp.hasChoice,
      settings: this.#settings,
      tooltip: this.#tooltips.view,
      played: player.played,
      title: this.#miniPlayer.docked ? this.#chapters.title || fromDocument(document, 'title') : '',
      chapter: this.#miniPlayer.docked ? this.#chapters.titleAt(player.cursor) : '',
    };
  }

  /** Measures the idle view before the controls replace it: they are at least as wide. */
  #measureIdle(): void {
    const section = this.#section;
    if (!section?.classList.contains('idle')) return;
    const { inlineSize, fontSize } = getComputedStyle(section);
    this.#idleWidth = parseFloat(inlineSize) / parseFloat(fontSize) || 0;
  }

  #announceChange(key: 'speed' | 'voice'): void {
    const isChosenHere = this.shadowRoot?.activeElement?.matches('input');
    if (this.player.started && !isChosenHere) this.#liveRegion.say(key);
  }
}
