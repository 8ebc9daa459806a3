import type { LiveRegion } from '../../features/live-region/controller.js';
import type { MiniPlayer } from '../../features/mini-player/controller.js';
import type { AutoScrollController } from '../../features/auto-scroll/controller.js';
import type { Persistence } from '../../features/persistence/controller.js';
import type { VoiceHelp } from '../../features/voice-help/controller.js';
import type { Player } from '../../player/player.js';
import type { EmbeddedVoiceChoice } from '../../speech/flite/embedded-voice.js';
import { repeatWhileHeld } from '../holding.js';
import type { PressedPlace } from '../pressed.js';
import type { SettingsOpener } from '../settings-opener.js';
import type { FaceActions, SeekActions, TipActions } from './state.js';

/** What of the player a person reaches by its face. */
export interface Reached {
  readonly host: {
    readonly renderRoot: HTMLElement | DocumentFragment;
    onlineVoices: boolean;
    embeddedVoice: EmbeddedVoiceChoice;
  };
  readonly player: Player;
  readonly memory: Persistence;
  readonly announcing: LiveRegion;
  readonly seekBar: SeekActions;
  readonly tips: TipActions;
  readonly settings: SettingsOpener;
  readonly docking: MiniPlayer;
  readonly following: AutoScrollController;
  readonly pressed: PressedPlace;
  readonly voiceHelp: VoiceHelp;
  /** Starts for a press, in this very task. */
  readonly play: () => Promise<void>;
}

/** What becomes of what a person does with the face. */
export class Actions implements FaceActions {
  readonly seekBar: SeekActions;
  readonly tips: TipActions;
  readonly settings: () => void;
  readonly speed: () => void;
  readonly fetchSettings: () => void;
  readonly leaveSettings: () => void;
  readonly #reached: Reached;
  #approached = false;

  constructor(reached: Reached) {
    this.#reached = reached;
    this.seekBar = reached.seekBar;
    this.tips = reached.tips;
    this.settings = () => reached.settings.toggle('settings');
    this.speed = () => reached.settings.toggle('speed');
    this.fetchSettings = reached.settings.fetch;
    this.leaveSettings = reached.settings.left;
  }

  // Browsers fetch their list of voices when first asked: by the press, it is there.
  readonly approach = (): void => {
    if (this.#approached) return;
    this.#approached = true;
    this.#reached.player.engine.prepare?.();
  };

  readonly toggle = (event: MouseEvent): void => {
    const { player, pressed } = this.#reached;
    if (pressed.isSecondOfDouble(event)) return;
    const wasInvitation = !player.started || player.ended;
    this.#toggle();
    if (wasInvitation) pressed.keep(event);
  };

  readonly fromStart = (): void => void this.#reached.memory.startOver('button').catch(() => {});

  readonly goOnline = (): void => {
    this.#reached.host.onlineVoices = true;
    this.#play();
  };

  readonly loadVoice = (): void => {
    this.#reached.host.embeddedVoice = 'load';
    this.#play();
  };

  readonly readWithOther = (): void => this.#reached.voiceHelp.readWithOther();

  readonly previous = (): void => this.#step('previous');

  readonly next = (): void => this.#step('next');

  readonly hold = repeatWhileHeld((button) => this.#step(button.part.contains('next') ? 'next' : 'previous'));

  readonly back = (): void => this.#reached.following.resume();

  readonly close = (): void => this.#reached.docking.close();

  readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    this.tips.hide();
    const { settings, docking } = this.#reached;
    if (settings.open) {
      settings.close(true);
    } else if (docking.docked) {
      docking.close();
      this.#part('play')?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  };

  #toggle(): void {
    const { player, memory } = this.#reached;
    if (!player.paused) player.pause('button');
    else if (player.started || !memory.offer) this.#play();
    else memory.resume('button').catch(() => {});
  }

  /** Why it cannot play is said by the `error` event and shown by the face. */
  #play(): void {
    this.#reached.play().catch(() => {});
  }

  #step(way: 'previous' | 'next'): void {
    this.#reached.player[way]('button');
    this.#reached.announcing.say('sentence');
  }

  #part(name: string): HTMLElement | null {
    return this.#reached.host.renderRoot.querySelector(`[part="${name}"]`);
  }
}
