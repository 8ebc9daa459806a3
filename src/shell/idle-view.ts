import { html, isServer, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { estimatedReadingSeconds } from '../page/estimated-seconds.js';
import { areStringsPending, loadStrings, shellStringsFor, uiLanguage } from '../strings/load.js';
import type { Strings } from '../strings/strings.js';
import { idleView } from '../ui/idle-view.js';
import { playerFrame } from '../ui/player-frame.js';
import type { FrameState } from '../ui/view-state.js';
import { whenIdle } from '../util/when-idle.js';
import { coreOf, loadingOf } from './core-of.js';
import type { ElementCore } from './element-core.js';
import { PRESS_POPOVER } from './hydration.js';
import type { CoreHost } from './parts.js';
import { savedOffset } from './saved-offset.js';

/** Characters per second at rate 1, for the time of a saved position. */
const CHARACTERS_PER_SECOND = 14.5;

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

  constructor(host: IdleViewHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#loadStrings();
    if (loadingOf(this.#host)) this.#cancel ??= whenIdle(() => this.#estimate());
  }

  hostUpdate(): void {
    this.#loadStrings();
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
      toggle: () =>
        press((each) =>
          this.#resumeAt === undefined ? each.play('button') : each.resume('button'),
        ),
      fromStart: () => press((each) => each.startOver('button')),
    };
    return playerFrame(state, actions, {
      bar: idleView(state, actions),
      status: nothing,
      error: loadingOf(host)?.failed ? strings.playerFailed : nothing,
      notices: asServer ? html`<div id=${PRESS_POPOVER} popover="manual"></div>` : nothing,
    });
  }

  #loadStrings(): void {
    if (isServer) return;
    const lang = uiLanguage(this.#host);
    if (areStringsPending(lang)) void loadStrings(lang).then(() => this.#host.requestUpdate());
  }

  #estimate(): void {
    const { article, htmlFor, storage, ownerDocument } = this.#host;
    this.#duration = estimatedReadingSeconds(this.#host, article, htmlFor) ?? NaN;
    const offset = storage === 'none' ? undefined : savedOffset(ownerDocument);
    this.#resumeAt = offset === undefined ? undefined : offset / CHARACTERS_PER_SECOND;
    this.#host.requestUpdate();
  }
}
