import type { LiveRegion } from '../features/live-region/controller.js';
import type { MiniPlayer } from '../features/mini-player/controller.js';
import type { AutoScrollController } from '../features/auto-scroll/controller.js';
import type { Persistence } from '../features/persistence/controller.js';
import type { VoiceHelp } from '../features/voice-help/controller.js';
import type { Player } from '../player/player.js';
import type { EmbeddedVoiceChoice } from '../speech/flite/slt.js';
import { repeatWhileHeld } from './press-and-hold.js';
import type { DoublePress } from './double-press.js';
import type { SettingsOpener } from './settings-opener.js';
import type { ViewActions, SeekActions, TooltipActions } from '../ui/view-state.js';

/** The objects that the actions need. */
export interface ActionContext {
  readonly host: {
    readonly renderRoot: HTMLElement | DocumentFragment;
    onlineVoices: boolean;
    embeddedVoice: EmbeddedVoiceChoice;
  };
  readonly player: Player;
  readonly memory: Persistence;
  readonly announcing: LiveRegion;
  readonly seekBar: SeekActions;
  readonly tips: TooltipActions;
  readonly settings: SettingsOpener;
  readonly docking: MiniPlayer;
  readonly following: AutoScrollController;
  readonly doublePress: DoublePress;
  readonly voiceHelp: VoiceHelp;
  /** Plays, in the task of the press. */
  readonly play: () => Promise<void>;
}

/** Implements the actions of the controls. */
export class PlayerActions implements ViewActions {
  readonly seekBar: SeekActions;
  readonly tooltips: TooltipActions;
  readonly settings: () => void;
  readonly speed: () => void;
  readonly loadSettings: () => void;
  readonly blurSettingsButton: () => void;
  readonly #context: ActionContext;
  #prepared = false;

  constructor(context: ActionContext) {
    this.#context = context;
    this.seekBar = context.seekBar;
    this.tooltips = context.tips;
    this.settings = () => context.settings.toggle('settings');
    this.speed = () => context.settings.toggle('speed');
    this.loadSettings = context.settings.load;
    this.blurSettingsButton = context.settings.blurButton;
  }

  // Browsers load their list of voices when it is first requested. So it is there when the user presses the button.
  readonly prepare = (): void => {
    if (this.#prepared) return;
    this.#prepared = true;
    this.#context.player.engine.prepare?.();
  };

  readonly toggle = (event: MouseEvent): void => {
    const { player, doublePress } = this.#context;
    if (doublePress.isSecondPress(event)) return;
    const wasIdle = !player.started || player.ended;
    this.#toggle();
    if (wasIdle) doublePress.start(event);
  };

  readonly fromStart = (): void => void this.#context.memory.startOver('button').catch(() => {});

  readonly allowOnlineVoices = (): void => {
    this.#context.host.onlineVoices = true;
    this.#play();
  };

  readonly loadVoice = (): void => {
    this.#context.host.embeddedVoice = 'load';
    this.#play();
  };

  readonly readWithOtherLanguage = (): void => this.#context.voiceHelp.readWithOther();

  readonly previous = (): void => this.#step('previous');

  readonly next = (): void => this.#step('next');

  readonly pressAndHold = repeatWhileHeld((button) => this.#step(button.part.contains('next') ? 'next' : 'previous'));

  readonly scrollBack = (): void => this.#context.following.resume();

  readonly close = (): void => this.#context.docking.close();

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    this.tooltips.hide();
    const { settings, docking } = this.#context;
    if (settings.open) {
      settings.close(true);
    } else if (docking.docked) {
      docking.close();
      this.#part('play')?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  };

  #toggle(): void {
    const { player, memory } = this.#context;
    if (!player.paused) player.pause('button');
    else if (player.started || !memory.offer) this.#play();
    else memory.resume('button').catch(() => {});
  }

  /** The `error` event reports why it cannot play, and the player shows the message. */
  #play(): void {
    this.#context.play().catch(() => {});
  }

  #step(direction: 'previous' | 'next'): void {
    this.#context.player[direction]('button');
    this.#context.announcing.say('sentence');
  }

  #part(name: string): HTMLElement | null {
    return this.#context.host.renderRoot.querySelector(`[part="${name}"]`);
  }
}
