import type { ArticleAudioTrack } from '../core/audio-tracks.js';
import type { ArticleSentence, ArticleWord } from '../core/sentences.js';
import type { SeekTarget } from '../core/seek-target.js';
import type { ArticleTextTrack } from '../core/text-track.js';
import type { TrackList } from './track-list.js';
import type { Trigger } from '../player/events.js';
import type { Player } from '../player/player.js';
import type { SpeechEngine, Voice } from '../speech/types.js';

/** The members of the player that the element delegates to. */
export type MediaPlayer = Pick<
  Player,
  | 'paused'
  | 'waiting'
  | 'ended'
  | 'error'
  | 'notice'
  | 'duration'
  | 'currentTime'
  | 'loop'
  | 'played'
  | 'pause'
  | 'next'
  | 'previous'
  | 'nextPassage'
  | 'previousPassage'
> & {
  readonly speechSettings: Pick<
    Player['speechSettings'],
    'volume' | 'muted' | 'playbackRate' | 'defaultPlaybackRate'
  >;
};

/** What stands behind the members of an element. */
export interface ElementCore {
  readonly player: MediaPlayer;
  /** As `HTMLMediaElement.seeking`. */
  readonly seeking: boolean;
  /** As `HTMLMediaElement.readyState`. */
  readonly readyState: number;
  /** As `HTMLMediaElement.networkState`. */
  readonly networkState: number;
  readonly currentSrc: string;
  readonly ready: Promise<void>;
  readonly sentences: readonly ArticleSentence[];
  readonly currentSentence: ArticleSentence | undefined;
  readonly currentWord: ArticleWord | undefined;
  readonly voices: readonly Voice[];
  readonly textTracks: TrackList<ArticleTextTrack>;
  readonly audioTracks: TrackList<ArticleAudioTrack>;
  engines: readonly SpeechEngine[] | null | undefined;
  addTextTrack(kind: TextTrackKind, label?: string, language?: string): ArticleTextTrack;
  seekTo(target: SeekTarget): void;
  linkTo(sentence: ArticleSentence | number | undefined): string;
  /** Plays; `trigger` is what the user has used. */
  play(trigger: Trigger): Promise<void>;
  /** Plays from the saved position, if there is one. */
  resume(trigger: Trigger): Promise<void>;
  /** Forgets the saved position, and plays from the start. */
  startOver(trigger: Trigger): Promise<void>;
  /** A press may follow: the browser prepares its voices. */
  prepare(): void;
  load(): void;
}
