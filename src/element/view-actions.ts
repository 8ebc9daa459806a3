import type { AutoScrollController } from '../features/auto-scroll/controller.js';
import type { LiveRegion } from '../features/live-region/controller.js';
import type { MiniPlayer } from '../features/mini-player/controller.js';
import type { Persistence } from '../features/persistence/controller.js';
import type { VoiceHelp } from '../features/voice-help/controller.js';
import type { Player } from '../player/player.js';
import type { EmbeddedVoiceChoice } from '../options/choices.js';
import type { SeekActions, TooltipActions, ViewActions } from '../ui/view-state.js';
import type { DoublePress } from './double-press.js';
import { repeatWhileHeld } from '../ui/press-and-hold.js';
import type { SettingsOpener } from '../features/settings/controller.js';

/** The objects that the actions need. */
interface ActionContext {
  readonly host: {
    readonly renderRoot: HTMLElement | DocumentFragment;
    onlineVoices: boolean;
    embeddedVoice: EmbeddedVoiceChoice;
  };
  readonly player: Player;
  readonly persistence: Persistence;
  readonly liveRegion: LiveRegion;
  readonly seekBar: SeekActions;
  readonly tooltips: TooltipActions;
  readonly settings: SettingsOpener;
  readonly miniPlayer: MiniPlayer;
  readonly autoScroll: AutoScrollController;
  readonly doublePress: DoublePress;
  readonly voiceHelp: VoiceHelp;
  /** Plays, in the task of the press. */
  readonly requestPlay: () => Promise<void>;
}

/** Creates the actions of the controls. */
export function createViewActions({
  host,
  player,
  persistence,
  liveRegion,
  seekBar,
  tooltips,
  settings,
  miniPlayer,
  autoScroll,
  doublePress,
  voiceHelp,
  requestPlay,
}: ActionContext): ViewActions {
  let prepared = false;

  /** The `error` event reports why it cannot play, and the player shows the message. */
  const play = () => void requestPlay().catch(() => {});

  const togglePlayback = () => {
    if (!player.paused) player.pause('button');
    else if (player.started || !persistence.offer) play();
    else persistence.resume('button').catch(() => {});
  };

  const step = (direction: 'previous' | 'next') => {
    player[direction]('button');
    liveRegion.say('sentence');
  };

  return {
    seekBar,
    tooltips,
    // Browsers load their list of voices when it is first requested. So it is there when the user
    // presses the button.
    prepare: () => {
      if (prepared) return;
      prepared = true;
      player.engine.prepare?.();
    },
    toggle: (event) => {
      if (doublePress.isSecondPress(event)) return;
      const wasIdle = !player.started || player.ended;
      togglePlayback();
      if (wasIdle) doublePress.start(event);
    },
    fromStart: () => void persistence.startOver('button').catch(() => {}),
    allowOnlineVoices: () => {
      host.onlineVoices = true;
      play();
    },
    loadVoice: () => {
      host.embeddedVoice = 'load';
      play();
    },
    readWithOtherLanguage: () => voiceHelp.readWithOther(),
    previous: () => step('previous'),
    next: () => step('next'),
    pressAndHold: repeatWhileHeld((button) =>
      step(button.part.contains('next') ? 'next' : 'previous'),
    ),
    scrollBack: () => autoScroll.resume(),
    speed: () => settings.toggle('speed'),
    settings: () => settings.toggle('settings'),
    loadSettings: settings.load,
    blurSettingsButton: settings.blurButton,
    close: () => miniPlayer.close(),
    keydown: (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      tooltips.hide();
      if (settings.open) {
        settings.close(true);
      } else if (miniPlayer.docked) {
        miniPlayer.close();
        host.renderRoot.querySelector<HTMLElement>('[part="play"]')?.focus({ preventScroll: true });
      } else return;
      event.preventDefault();
    },
  };
}
