import type { LiveRegion } from '../features/live-region/controller.js';
import type { MiniPlayer } from '../features/mini-player/controller.js';
import type { AutoScrollController } from '../features/auto-scroll/controller.js';
import type { Persistence } from '../features/persistence/controller.js';
import type { VoiceHelp } from '../features/voice-help/controller.js';
import type { Player } from '../player/player.js';
import type { EmbeddedVoiceChoice } from '../speech/flite/embedded.js';
import { repeatWhileHeld } from './press-and-hold.js';
import type { DoublePress } from './double-press.js';
import type { SettingsOpener } from './settings-opener.js';
import type { ViewActions, SeekActions, TooltipActions } from '../ui/view-state.js';

/** What of the player a person reaches by its face. */
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
  /** Starts for a press, in this very task. */
  readonly play: () => Promise<void>;
}

/** What becomes of what a person does with the face. */
export class PlayerActions implements ViewActions {
  readonly seekBar: SeekActions;
  readonly tooltips: TooltipActions;
  readonly settings: () => void;
  readonly speed: () => void;
  readonly loadSettings: () => void;
  readonly blurSettingsButton: () => void;
  readonly #context: ActionContext;
  #prepared = false;

  constructor(reached: ActionContext) {
    this.#context = reached;
    this.seekBar = reached.seekBar;
    this.tooltips = reached.tips;
    this.settings = () => reached.settings.toggle('settings');
    this.speed = () => reached.settings.toggle('speed');
    this.loadSettings = reached.settings.load;
    this.blurSettingsButton = reached.settings.blurButton;
  }

  // Browsers fetch their list of voices when first asked: by the press, it is there.
  readonly prepare = (): void => {
    if (this.#prepared) return;
    this.#prepared = true;
    this.#context.player.engine.prepare?.();
  };

  readonly toggle = (event: MouseEvent): void => {
    const { player, doublePress } = this.#context;
    if (doublePress.isSecondPress(event)) return;
    const wasInvitation = !player.started || player.ended;
    this.#toggle();
    if (wasInvitation) doublePress.start(event);
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

  /** Why it cannot play is said by the `error` event and shown by the face. */
  #play(): void {
    this.#context.play().catch(() => {});
  }

  #step(way: 'previous' | 'next'): void {
    this.#context.player[way]('button');
    this.#context.announcing.say('sentence');
  }

  #part(name: string): HTMLElement | null {
    return this.#context.host.renderRoot.querySelector(`[part="${name}"]`);
  }
}
