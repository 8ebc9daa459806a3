import type { ReactiveController } from 'lit';
import { AutoScrollController } from '../features/auto-scroll/controller.js';
import { DimController } from '../features/dim/controller.js';
import { HighlightController } from '../features/highlight/controller.js';
import { MediaSessionController } from '../features/media-session/controller.js';
import { Persistence } from '../features/persistence/controller.js';
import { PlayFromHere } from '../features/play-from-here/controller.js';
import { PreviewController } from '../features/preview/controller.js';
import { PronunciationLists } from '../features/pronunciation-lists/controller.js';
import { RecordingController } from '../features/recording/controller.js';
import { Shortcuts } from '../features/shortcuts/controller.js';
import { SleepTimer } from '../features/sleep-timer/controller.js';
import { WakeLock } from '../features/wake-lock/controller.js';
import { lazyModule } from '../util/lazy-module.js';
import type { FeaturesFactory } from '../shell/parts.js';
import type { PlayerContext } from './context.js';
import { linkToRange } from './link.js';

const loadPreview = lazyModule(() => import('../features/preview/preview.js'));

/** What the features are added to. */
interface FeaturesHost {
  readonly context: PlayerContext;
  /** An element that a press has unlocked, for the sound of a recording. */
  readonly unlockedAudio: HTMLAudioElement | undefined;
  features: Features | undefined;
}

/** What a voice does not need to start, unless the page or the listener has asked for it. */
export class Features {
  readonly recording: RecordingController;
  readonly playFromHere: PlayFromHere;
  readonly persistence: Persistence;
  readonly highlight: HighlightController;
  readonly autoScroll: AutoScrollController;
  readonly sleepTimer: SleepTimer;
  readonly linkToRange = linkToRange;
  /** Those that nothing else asks. */
  readonly others: readonly ReactiveController[];

  constructor({ context, unlockedAudio }: FeaturesHost) {
    this.recording = new RecordingController(context, unlockedAudio);
    this.playFromHere = new PlayFromHere(context, (sentence) => this.highlight.hover(sentence));
    this.persistence = new Persistence(context);
    this.highlight = new HighlightController(context);
    this.autoScroll = new AutoScrollController(context);
    this.sleepTimer = new SleepTimer(context);
    this.others = [
      new DimController(context),
      new PronunciationLists(context),
      // The `error` event reports why it cannot play.
      new Shortcuts(context, (trigger) => {
        context.requestPlay(trigger, this.playFromHere.place).catch(() => {});
      }),
      new WakeLock(context),
      new MediaSessionController(context),
      new PreviewController(context, loadPreview),
    ];
  }
}

/** Adds the features to a core, once. */
export function addFeatures(core: FeaturesHost): Features {
  return (core.features ??= new Features(core));
}

/** Adds the features to the core of an element. */
export const createFeatures: FeaturesFactory = (core) =>
  void addFeatures(core as unknown as FeaturesHost);
