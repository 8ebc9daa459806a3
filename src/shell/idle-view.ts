import { html, isServer, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { estimateArticle } from '../page/estimated-seconds.js';
import { areStringsPending, loadStrings, shellStringsFor, uiLanguage } from '../strings/load.js';
import type { Strings } from '../strings/strings.js';
import { idleText, idleView } from '../ui/idle-view.js';
import { playPauseIcon } from '../ui/play-icons.js';
import { playerFrame } from '../ui/player-frame.js';
import type { FrameState } from '../ui/view-state.js';
import { whenIdle } from '../util/when-idle.js';
import { coreOf, loadingOf } from './core-of.js';
import type { ElementCore } from './element-core.js';
import { PRESS_POPOVER } from './hydration.js';
import type { CoreHost } from './parts.js';
import { savedOffset } from './stored.js';

/** Characters per second at rate 1, for the time of a saved position. */
const CHARACTERS_PER_SECOND = 14.5;
/** As `features/persistence`: nearer to the start or the end, in seconds, nothing is offered. */
const HARDLY_BEGUN = 20;
const NEARLY_ENDED = 5;
/** After these, the view before the controls is another one. */
const CHANGES = ['play', 'pause', 'waiting', 'playing', 'ended', 'error', 'emptied'] as const;

/** The element of the view. */
interface IdleViewHost extends CoreHost {
  readonly label: string;
  readonly strings: Partial<Strings>;
}

/**
 * The view of the player before its controls are loaded: the play button, with the reading time of
 * an obvious article, and the offer to resume.
 */
export class IdleView implements ReactiveController {
  readonly #host: IdleViewHost;
  /** Seconds at rate 1. */
  #duration = NaN;
  /** Seconds at rate 1. */
  #resumeAt: number | undefined;
  #cancel: (() => void) | undefined;
  /** The options of the last estimate. */
  #estimated: readonly unknown[] | undefined;

  constructor(host: IdleViewHost) {
    this.#host = host;
    if (!isServer && loadingOf(host))
      for (const type of CHANGES) host.addEventListener(type, () => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    this.#loadStrings();
    if (loadingOf(this.#host)) this.#cancel ??= whenIdle(() => this.#estimate());
  }

  hostUpdate(): void {
    this.#loadStrings();
    const inputs = this.#inputs;
    if (this.#estimated?.some((value, index) => value !== inputs[index])) this.#estimate();
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** The template, in the BCP 47 language `lang`; `asServer`: by the attributes alone. */
  render(lang: string, asServer: boolean): TemplateResult {
    const host = this.#host;
    const strings = { ...shellStringsFor(lang), ...host.strings };
    const core = coreOf(host);
    const { player } = core;
    const state: FrameState = {
      strings,
      stringsPending: !asServer && areStringsPending(lang),
      label: host.label || strings.listen,
      region: host.label || host.strings.listen || strings.region,
      started: false,
      paused: player.paused,
      ended: false,
      loading: !player.paused && player.waiting,
      loadedPart: undefined,
      synthetic: !host.src,
      playbackRate: player.speechSettings.playbackRate,
      duration: Number.isNaN(player.duration) ? this.#duration : player.duration,
      currentTime: 0,
      chosenGaps: 0,
      chosenGapsLeft: 0,
      resumeAt: this.#resumeAt,
      docked: false,
      compact: false,
      writingDirection: 'right',
      inlineHeight: 0,
      idleWidth: 0,
      pressArea: undefined,
      pressPopover: asServer ? PRESS_POPOVER : undefined,
    };
    const press = (start: (core: ElementCore) => Promise<void>) => {
      if (!player.paused) player.pause('button');
      // The view shows why it cannot play.
      else start(coreOf(host)).catch(() => {});
      host.requestUpdate();
    };
    const actions = {
      prepare: () => core.prepare(),
      // The second click of a double click undoes nothing.
      toggle: (event: MouseEvent) =>
        event.detail < 2 &&
        press((each) =>
          this.#resumeAt === undefined ? each.play('button') : each.resume('button'),
        ),
      fromStart: () => press((each) => each.startOver('button')),
    };
    return playerFrame(state, actions, {
      playLabel: player.paused ? nothing : strings.pause,
      icon: playPauseIcon(player.paused),
      text: idleText(state),
      bar: idleView(state, actions),
      status: nothing,
      error: loadingOf(host)?.failed || player.error ? strings.playerFailed : nothing,
      notices: asServer ? html`<div id=${PRESS_POPOVER} popover="manual"></div>` : nothing,
    });
  }

  #loadStrings(): void {
    if (isServer) return;
    const lang = uiLanguage(this.#host);
    if (areStringsPending(lang)) void loadStrings(lang).then(() => this.#host.requestUpdate());
  }

  /** The options that the estimate depends on. */
  get #inputs(): readonly unknown[] {
    const { article, htmlFor, storage, store } = this.#host;
    return [article, htmlFor, storage, store];
  }

  #estimate(): void {
    const { article, htmlFor, storage, store } = this.#host;
    this.#estimated = this.#inputs;
    const estimate = estimateArticle(this.#host, article, htmlFor);
    this.#duration = estimate?.seconds ?? NaN;
    const offset =
      estimate && storage !== 'none' && !store ? savedOffset(estimate.article) : undefined;
    const time = (offset ?? 0) / CHARACTERS_PER_SECOND;
    const isOffered = time >= HARDLY_BEGUN && this.#duration - time >= NEARLY_ENDED;
    this.#resumeAt = isOffered ? time : undefined;
    this.#host.requestUpdate();
  }
}
