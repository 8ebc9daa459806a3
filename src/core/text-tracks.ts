import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mainLanguage } from '../player/main-language.js';
import type { Player } from '../player/player.js';
import type { Passage, Transcript } from '../text/transcript.js';
import { languageName } from '../strings/format.js';
import { uiLanguage } from '../strings/load.js';
import type { PreCoreState } from '../shell/pre-core-state.js';
import { ArticleTextTrack, type CueSources } from './text-track.js';
import { TrackList } from '../shell/track-list.js';

/**
 * The text tracks: the chapters of the article (from its headings), its captions (one cue for each
 * sentence), and the tracks that the page has added.
 */
export class TextTracks implements ReactiveController {
  /** The same object all the time; without an article, only the page's tracks are in it. */
  readonly list: TrackList<ArticleTextTrack>;
  readonly #host: ReactiveControllerHost & Element;
  readonly #player: Player;
  /** The tracks of the page. They stay when the article changes. */
  #added: readonly ArticleTextTrack[] = [];
  /** The chapters and the captions of the article that was extracted last. */
  #own: readonly ArticleTextTrack[] = [];
  /** The transcript of these tracks; `undefined` while there is no article. */
  #transcript: Transcript | undefined;

  /** `before` has the list and the tracks of the page from before the core was there. */
  constructor(host: ReactiveControllerHost & Element, player: Player, before?: PreCoreState) {
    this.#host = host;
    this.#player = player;
    this.list = before?.textTracks ?? new TrackList();
    this.#added = (before?.addedTracks ?? []).map((element) =>
      this.#trackOf(element, () => element.label),
    );
    for (const type of ['sentencechange', 'timeupdate', 'seeked'] as const) {
      player.addEventListener(type, () => this.#update());
    }
    player.addEventListener('emptied', () => this.#clear());
    player.addEventListener('loadedmetadata', () => this.#replace());
    player.addEventListener('durationchange', () => this.#revise());
    host.addController(this);
  }

  /** A revision of the text that does not change the duration dispatches no event. */
  hostUpdated(): void {
    if (this.#transcript !== this.#player.transcript) this.#revise();
  }

  /** Adds a track of the page. @throws `TypeError` for an unknown kind. */
  add(kind: TextTrackKind, label = '', language = ''): ArticleTextTrack {
    const track = this.#createTrack(kind, () => label, language, 'hidden');
    if (track.kind !== kind) throw new TypeError(`${kind} is not accepted.`);
    this.#added = [...this.#added, track];
    this.list.replaceTracks([...this.list, track]);
    return track;
  }

  #update(): void {
    for (const track of this.list) track.update();
  }

  #clear(): void {
    this.#transcript = undefined;
    this.list.replaceTracks(this.#added);
  }

  /** Creates the tracks of a new article. They have the modes of the previous article's tracks. */
  #replace(): void {
    const transcript = this.#player.transcript!;
    this.#transcript = transcript;
    const language = mainLanguage(transcript);
    const label = (): string => (language ? languageName(language, uiLanguage(this.#host)) : '');
    const [chapters, captions] = this.#own;
    this.#own = [
      this.#createTrack('chapters', () => '', language, chapters?.mode ?? 'hidden', chaptersOf),
      this.#createTrack('captions', label, language, captions?.mode ?? 'disabled', captionsOf),
    ];
    this.list.replaceTracks([...this.#own, ...this.#added]);
  }

  /** Creates a track. The tracks of the article have their kind as id. */
  #createTrack(
    kind: TextTrackKind,
    label: () => string,
    srclang: string,
    mode: TextTrackMode,
    cuesOf?: (player: Player, transcript: Transcript) => CueSources,
  ): ArticleTextTrack {
    const element = this.#host.ownerDocument.createElement('track');
    Object.assign(element, { kind, srclang, id: cuesOf ? kind : '' });
    element.track.mode = mode;
    return this.#trackOf(element, label, cuesOf);
  }

  #trackOf(
    element: HTMLTrackElement,
    label: () => string,
    cuesOf?: (player: Player, transcript: Transcript) => CueSources,
  ): ArticleTextTrack {
    let known: { of: Transcript; sources: CueSources } | undefined;
    return new ArticleTextTrack(element, label, this.#player, this.list, () => {
      const { transcript: of } = this.#player;
      if (of && cuesOf && known?.of !== of) known = { of, sources: cuesOf(this.#player, of) };
      return of && known?.sources;
    });
  }

  #revise(): void {
    if (!this.#transcript) return;
    this.#transcript = this.#player.transcript;
    for (const track of this.#own) track.revise();
    // Controls read the cues again after `change` (media-chrome, state-mediator.ts).
    this.list.queueChange();
  }
}

function chaptersOf(player: Player, transcript: Transcript): CueSources {
  const { passages, text } = transcript;
  const spokenStart = ({ start, end }: Passage) => transcript.sentenceAt(start)?.start ?? end;
  const headings = passages.filter(
    (passage) => passage.kind === 'heading' && spokenStart(passage) < passage.end,
  );
  const startOf = (index: number) =>
    headings[index] ? player.timeAt(spokenStart(headings[index])) : player.duration;
  return {
    count: headings.length,
    startOf,
    endOf: (index) => startOf(index + 1),
    textOf: (index) => text.slice(headings[index]!.start, headings[index]!.end).trim(),
  };
}

function captionsOf(player: Player, { sentences, text }: Transcript): CueSources {
  return {
    count: sentences.length,
    startOf: (index) => player.timeAt(sentences[index]!.start),
    endOf: (index) => player.timeAt(sentences[index]!.end),
    textOf: (index) => text.slice(sentences[index]!.start, sentences[index]!.end),
  };
}
