import { adoptStyles, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { announcement } from './announcement.js';
import { Chapters } from './chapters.js';
import { chosenGapsFrom, isRecording } from '../player/chosen-gaps.js';
import { ContainedEvents } from './contained-events.js';
import { DoublePress } from './double-press.js';
import { SeekBar } from './seek-bar.js';
import { seekPreview } from './seek-preview.js';
import { SettingsOpener } from '../features/settings/controller.js';
import { SpeedLimit } from './speed-limit.js';
import { Tooltips } from './tooltips.js';
import { createViewActions } from './view-actions.js';
import type { ArticleCore, Controls, LocalizedText } from '../core/core.js';
import type { ControlsUse } from '../core/context.js';
import { addFeatures, type Features } from '../core/features.js';
import type { ControlsFactory, ControlsHost, ElementControls } from '../shell/parts.js';
import { LiveRegion } from '../features/live-region/controller.js';
import { MiniPlayer } from '../features/mini-player/controller.js';
import { VoiceHelp } from '../features/voice-help/controller.js';
import { fromDocument } from '../page/document-property.js';
import { writingDirectionOf, type WritingDirection } from '../page/writing-direction.js';
import { PLAYER_EVENTS } from '../player/event-types.js';
import type { Player } from '../player/player.js';
import { plural } from '../strings/format.js';
import { areStringsPending, uiLanguage } from '../strings/load.js';
import { stringsFor } from '../strings/strings-for.js';
import type { Strings } from '../strings/strings.js';
import { playerView } from '../ui/player-view.js';
import { controlStyles } from '../ui/styles/styles.js';
import type { ViewActions, ViewState } from '../ui/view-state.js';

/** The controls of `<article-player>`: they render the state of the player, and act on it. */
export class PlayerControls implements Controls, ElementControls {
  readonly #host: ControlsHost;
  readonly #core: ArticleCore;
  readonly #features: Features;
  readonly #player: Player;
  readonly #chapters: Chapters;
  readonly #seekBar: SeekBar;
  readonly #liveRegion: LiveRegion;
  readonly #speedLimit: SpeedLimit;
  readonly #miniPlayer: MiniPlayer;
  readonly #settings: SettingsOpener;
  readonly #tooltips: Tooltips;
  readonly #doublePress: DoublePress;
  readonly #voiceHelp: VoiceHelp;
  readonly #actions: ViewActions;
  #strings: Strings = stringsFor('en');
  /** The width of the idle view, in em; 0 if it was not shown. */
  #idleWidth = 0;
  #hasStyles = false;

  constructor(host: ControlsHost, core: ArticleCore) {
    const { player, context } = core;
    const features = addFeatures(core);
    this.#features = features;
    this.#host = host;
    this.#core = core;
    this.#player = player;
    this.#chapters = new Chapters(player);
    this.#seekBar = new SeekBar(
      host,
      player,
      () => this.#strings,
      (index, box) => this.#previewSentence(index, box),
    );
    this.#liveRegion = new LiveRegion(context, (key) =>
      announcement(key, this.#strings, player, this.#speedLimit.rate),
    );
    this.#speedLimit = new SpeedLimit(player, () => this.#liveRegion.say('fastest', 500));
    this.#miniPlayer = new MiniPlayer(
      { ...context, host },
      {
        bar: () => this.#section,
        button: () => this.#playButton?.querySelector('svg') ?? null,
        unfolded: () => this.#settings.open,
        following: () => host.follow === 'auto' && !features.autoScroll.suspended,
        turns: this.#seekBar.freezeValue,
      },
    );
    // After the mini player, so that a panel opens in the top layer after the docked bar, and lies
    // over it.
    this.#settings = new SettingsOpener(host, {
      player,
      strings: () => this.#strings,
      host,
      persistence: features.persistence,
      sleepTimer: features.sleepTimer,
      spokenRect: () => core.currentSentence?.range?.getBoundingClientRect(),
    });
    this.#tooltips = new Tooltips(host);
    this.#doublePress = new DoublePress(host);
    this.#voiceHelp = new VoiceHelp(context);
    this.#actions = createViewActions({
      host,
      player,
      core,
      liveRegion: this.#liveRegion,
      seekBar: this.#seekBar,
      tooltips: this.#tooltips,
      settings: this.#settings,
      miniPlayer: this.#miniPlayer,
      autoScroll: features.autoScroll,
      doublePress: this.#doublePress,
      voiceHelp: this.#voiceHelp,
    });
    host.addController(new ContainedEvents(host));
    for (const type of PLAYER_EVENTS) player.addEventListener(type, () => host.requestUpdate());
    player.addEventListener('ended', this.#tooltips.hide);
    player.addEventListener('ratechange', () => this.#announceChange('speed'));
    core.controls = this;
  }

  get language(): string {
    return uiLanguage(this.#host);
  }

  /** Uses the publisher's strings, if there are any. */
  get listenHere(): LocalizedText | undefined {
    const { listenHere } = this.#host.strings;
    return listenHere ? { text: listenHere, lang: this.language } : undefined;
  }

  /** Uses the publisher's strings, if there are any. */
  announceCode(lines: number): LocalizedText | undefined {
    const { code } = this.#host.strings;
    return code && { text: plural(code, lines, this.language), lang: this.language };
  }

  announcePosition(): void {
    this.#liveRegion.say('where');
  }

  /** Only keyboard focus (`:focus-visible`) counts. */
  get use(): ControlsUse {
    const host = this.#host;
    const { top, bottom } = host.getBoundingClientRect();
    const inPlace = !this.#miniPlayer.docked && top < innerHeight && bottom > 0;
    return {
      open: !!host.renderRoot.querySelector('[aria-expanded="true"]'),
      pointer: inPlace && this.#tooltips.hovered,
      focus: inPlace && !!host.renderRoot.querySelector(':focus-visible'),
      inPlace: inPlace ? host : undefined,
    };
  }

  /** Custom states of the element, by their name. */
  get states(): Readonly<Record<string, boolean>> {
    const { started, paused } = this.#player;
    return {
      playing: !paused,
      paused: started && paused,
      mini: this.#miniPlayer.docked,
      unavailable: !this.#core.available,
    };
  }

  /** Called before each rendering. */
  willUpdate(changed: PropertyValues<ControlsHost>, hasUpdated: boolean): void {
    this.#addStyles();
    this.#strings = { ...stringsFor(this.language), ...this.#host.strings };
    if (this.#player.started) this.#measureIdle();
    if (changed.has('voice') && hasUpdated) this.#announceChange('voice');
  }

  /** The template; `undefined` if nothing can be read aloud. */
  render(): TemplateResult | undefined {
    return this.#core.available ? playerView(this.#viewState(), this.#actions) : undefined;
  }

  #addStyles(): void {
    if (this.#hasStyles) return;
    this.#hasStyles = true;
    const root = this.#host.renderRoot as ShadowRoot;
    adoptStyles(root, [...(root.adoptedStyleSheets ?? []), unsafeCSS(controlStyles)]);
  }

  get #section(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector('section') ?? null;
  }
  get #playButton(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>('[part="play"]') ?? null;
  }
  /** The direction of the text around the player. The idle view does not depend on it. */
  get #writingDirection(): WritingDirection {
    const direction = this.#strings.direction === 'rtl' ? 'rtl' : undefined;
    return this.#player.started ? writingDirectionOf(this.#host, direction) : 'right';
  }

  #viewState(): ViewState {
    const player = this.#player;
    const host = this.#host;
    const docked = this.#miniPlayer.docked;
    const loading = player.notice?.loading;
    const offer = player.started ? undefined : this.#features.persistence.offer;
    const from = offer ? player.transcript?.sentenceAt(offer.offset)?.index : undefined;
    return {
      strings: this.#strings,
      stringsPending: areStringsPending(this.language),
      label: host.label || this.#strings.listen,
      region: host.label || host.strings.listen || this.#strings.region,
      started: player.started,
      paused: player.paused,
      // An open panel or a drag along the seek bar keeps the controls.
      ended: player.ended && !this.#settings.open && !this.#seekBar.scrubbing,
      error: player.error ?? null,
      notice: player.notice ?? null,
      loading: this.#liveRegion.slow || !!loading,
      loadedPart: loading?.total ? loading.loaded / loading.total : undefined,
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
      sleepTimerStopped: this.#features.sleepTimer.stopped,
      voiceDelayed: this.#liveRegion.slow,
      speedLimit: this.#speedLimit.rate,
      scrolledAway: this.#features.autoScroll.suspended,
      docked,
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
      title: docked ? this.#chapters.title || fromDocument(document, 'title') : '',
      chapter: docked ? this.#chapters.titleAt(player.cursor) : '',
    };
  }

  #previewSentence(index: number | undefined, box: DOMRect | undefined): void {
    const preview =
      index === undefined
        ? undefined
        : seekPreview(this.#player, this.#chapters, index, this.#strings.lang);
    if (preview && box) this.#tooltips.show(preview, () => box);
    else this.#tooltips.hide();
  }

  /** Measures the idle view before the controls replace it: they are at least as wide. */
  #measureIdle(): void {
    const section = this.#section;
    if (!section?.classList.contains('idle')) return;
    const { inlineSize, fontSize } = getComputedStyle(section);
    this.#idleWidth = parseFloat(inlineSize) / parseFloat(fontSize) || 0;
  }

  #announceChange(key: 'speed' | 'voice'): void {
    const isChosenHere = this.#host.shadowRoot?.activeElement?.matches('input');
    if (this.#player.started && !isChosenHere) this.#liveRegion.say(key);
  }
}

/** Creates the controls of an element. */
export const createControls: ControlsFactory = (host, core) =>
  new PlayerControls(host, core as ArticleCore);
