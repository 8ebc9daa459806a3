import type { AutoScrollController } from '../features/auto-scroll/controller.js';
import type { LiveRegion } from '../features/live-region/controller.js';
import type { MiniPlayer } from '../features/mini-player/controller.js';
import type { ArticleCore } from '../core/core.js';
import type { VoiceHelp } from '../features/voice-help/controller.js';
import type { Player } from '../player/player.js';
import type { EmbeddedVoiceChoice } from '../options/choices.js';
import type { SeekActions, ViewActions } from '../ui/view-state.js';
import type { DoublePress } from './double-press.js';
import { repeatWhileHeld } from '../ui/press-and-hold.js';
import type { SettingsOpener } from '../features/settings/controller.js';
import type { Tooltips } from './tooltips.js';

/** The objects that the actions need. */
interface ActionContext {
  readonly host: {
    readonly renderRoot: HTMLElement | DocumentFragment;
    onlineVoices: boolean;
    embeddedVoice: EmbeddedVoiceChoice;
  };
  readonly player: Player;
  readonly core: ArticleCore;
  readonly liveRegion: LiveRegion;
  readonly seekBar: SeekActions;
  readonly tooltips: Tooltips;
  readonly settings: SettingsOpener;
  readonly miniPlayer: MiniPlayer;
  readonly autoScroll: AutoScrollController;
  readonly doublePress: DoublePress;
  readonly voiceHelp: VoiceHelp;
}

/** Creates the actions of the controls. */
export function createViewActions({
  host,
  player,
  core,
  liveRegion,
  seekBar,
  tooltips,
  settings,
  miniPlayer,
  autoScroll,
  doublePress,
  voiceHelp,
}: ActionContext): ViewActions {
  /** The `error` event reports why it cannot play, and the player shows the message. */
  const play = () => void core.play('button').catch(() => {});

  const togglePlayback = () => {
    if (!player.paused) player.pause('button');
    else if (player.started || !core.features?.persistence.offer) play();
    else core.resume('button').catch(() => {});
  };

  const step = (direction: 'previous' | 'next') => {
    player[direction]('button');
    liveRegion.say('sentence');
  };

  return {
    seekBar,
    pointerOver: tooltips.pointerOver,
    pointerOut: tooltips.pointerOut,
    pointerDown: tooltips.pointerDown,
    focus: tooltips.focus,
    blur: tooltips.hide,
    prepare: () => core.prepare(),
    toggle: (event) => {
      if (doublePress.isSecondPress(event)) return;
      const wasIdle = !player.started || player.ended;
      togglePlayback();
      if (wasIdle) doublePress.start(event);
    },
    fromStart: () => void core.startOver('button').catch(() => {}),
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
