import { pageFacts } from '../../page/page-facts.js';
import type { Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import { BackgroundTone } from './background-tone.js';
import { QuietSound } from './quiet-sound.js';

/** The length of a skip if the system gives none, in seconds: as in Chromium. */
const SKIP = 10;

/** The readable state of a media session. */
type Readable = Pick<MediaSession, 'metadata' | 'playbackState'>;

/** The player that has the media session: a page has only one session. */
const owner: { current?: MediaControls | undefined } = {};

/**
 * The page's media session while a player is in use. Handlers of the page cannot be read, and so
 * not be restored: a page with a session of its own, which its metadata or state show, keeps it,
 * unless the publisher decides otherwise. The readable state is restored afterwards, except what
 * the page has changed meanwhile.
 */
export class MediaControls {
  readonly #player: Player;
  readonly #page: Document;
  readonly #handlers: ReadonlyMap<MediaSessionAction, MediaSessionActionHandler>;
  readonly #quietSound: QuietSound;
  readonly #tone = new BackgroundTone(() => this.release());
  #isForced = false;
  #pageState: Readable | undefined;
  #metadata: MediaMetadata | undefined;

  /** `play` starts playback on a command of a person. */
  constructor(player: Player, play: (trigger: Trigger) => void, page: Document) {
    this.#player = player;
    this.#page = page;
    this.#quietSound = new QuietSound((sounds) =>
      sounds ? play('media-session') : player.pause('media-session'),
    );
    const skip = (seconds: number) => this.#seek(player.currentTime + seconds);
    this.#handlers = new Map<MediaSessionAction, MediaSessionActionHandler>([
      ['play', () => play('media-session')],
      ['pause', () => player.pause('media-session')],
      [
        'stop',
        () => {
          player.pause('media-session');
          this.release();
        },
      ],
      ['previoustrack', () => player.previous('media-session')],
      ['nexttrack', () => player.next('media-session')],
      ['seekbackward', ({ seekOffset }) => skip(-(seekOffset ?? SKIP))],
      ['seekforward', ({ seekOffset }) => skip(seekOffset ?? SKIP)],
      ['seekto', ({ seekTime }) => seekTime !== undefined && this.#seek(seekTime)],
    ]);
  }

  /**
   * The player plays, and takes the session if it may. `forced`: also if the page has one, and
   * if no media element sounds; and the page is kept awake while the voice is paused.
   */
  claim(forced: boolean): void {
    const session = sessionOf(navigator);
    if (!session) return;
    if (owner.current !== this) {
      const before = owner.current?.release() ?? {
        metadata: session.metadata,
        playbackState: session.playbackState,
      };
      if (!forced && (before.metadata || before.playbackState !== 'none')) return;
      this.#pageState = before;
      owner.current = this;
      for (const [action, handler] of this.#handlers)
        setHandler(session, action, (details) => owner.current === this && handler(details));
    }
    this.#describe(session);
    this.#isForced = forced;
    if (forced && !this.#player.engine.playsAudio) this.#quietSound.start();
    else this.#quietSound.stop();
    this.update();
  }

  /** Playback state or position have changed. */
  update(): void {
    const session = sessionOf(navigator);
    if (owner.current !== this || !session) return;
    const { paused, duration, currentTime, speechSettings } = this.#player;
    session.playbackState = paused ? 'paused' : 'playing';
    this.#quietSound.setPlaying(!paused);
    this.#tone.setWanted(paused && this.#isForced);
    try {
      session.setPositionState({
        duration,
        position: Math.min(currentTime, duration),
        playbackRate: speechSettings.playbackRate,
      });
    } catch {
      // There is no duration yet, or the browser shows none.
    }
  }

  /** Restores the page's session. @returns its state. */
  release(): Readable | undefined {
    this.#quietSound.stop();
    this.#tone.stop();
    const before = this.#pageState;
    const session = sessionOf(navigator);
    this.#pageState = undefined;
    if (owner.current !== this || !session) return before;
    owner.current = undefined;
    // A page that has set metadata has handlers, too.
    if (session.metadata !== this.#metadata)
      return { metadata: session.metadata, playbackState: session.playbackState };
    for (const action of this.#handlers.keys()) setHandler(session, action, null);
    try {
      session.setPositionState();
    } catch {
      // There was none.
    }
    session.metadata = before?.metadata ?? null;
    session.playbackState = before?.playbackState ?? 'none';
    return before;
  }

  #describe(session: MediaSession): void {
    const { transcript } = this.#player;
    const heading = transcript?.passages.find(({ kind }) => kind === 'heading');
    const own = heading && transcript!.text.slice(heading.start, heading.end);
    const { title, author, site, images } = pageFacts(this.#page, own);
    const known = this.#metadata;
    if (known && session.metadata === known && known.title === title && known.artist === author)
      return;
    session.metadata = this.#metadata = new MediaMetadata({
      title,
      artist: author,
      album: site,
      artwork: [...images],
    });
  }

  #seek(time: number): void {
    const { duration } = this.#player;
    this.#player.seek(
      this.#player.offsetAt(Math.min(Math.max(0, time), duration)),
      'media-session',
    );
  }
}

/** Missing in old browsers, and in some web views. */
function sessionOf({ mediaSession }: Partial<Navigator>): MediaSession | undefined {
  return mediaSession;
}

function setHandler(
  session: MediaSession,
  action: MediaSessionAction,
  handler: MediaSessionActionHandler | null,
): void {
  try {
    session.setActionHandler(action, handler);
  } catch {
    // This browser does not know the action.
  }
}
