import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mainLanguage } from '../player/main-language.js';
import type { Player } from '../player/player.js';
import type { Passage, Transcript } from '../text/transcript.js';
import { languageName } from '../strings/format.js';
import { uiLanguage } from '../strings/load.js';
import { ArticleTextTrack, type CueSources } from './text-track.js';
import { TrackList } from './track-list.js';

/** The tracks of the article that is read: its chapters, from headings, and its captions, one a sentence; and those that a page has added. */
export class TextTracks implements ReactiveController {
  /** There from the beginning, and empty while there is no article. */
  readonly list = new TrackList<ArticleTextTrack>();
  readonly #host: ReactiveControllerHost & Element;
  readonly #player: Player;
  /** They stay when another article is read. */
  #added: readonly ArticleTextTrack[] = [];
  /** The chapters and the captions, of the article that was read last. */
  #own: readonly ArticleTextTrack[] = [];
  /** What they are of; `undefined` while there is none. */
  #transcript: Transcript | undefined;

  constructor(host: ReactiveControllerHost & Element, player: Player) {
    this.#host = host;
    this.#player = player;
    for (const type of ['sentencechange', 'timeupdate', 'seeked'] as const) {
      player.addEventListener(type, () => this.#update());
    }
    player.addEventListener('emptied', () => this.#clear());
    player.addEventListener('loadedmetadata', () => this.#replace());
    player.addEventListener('durationchange', () => this.#revise());
    host.addController(this);
  }

  /** An edit that took as long to say as what it replaced is told by no event. */
  hostUpdated(): void {
    if (this.#transcript !== this.#player.transcript) this.#revise();
  }

  /** A track of the page's own. @throws `TypeError` for a kind that there is not. */
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

  /** What a person chose to be shown of one article is shown of the next. */
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

  /** The article's own are known by their kind. */
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
    // It is what makes controls look at the cues again (media-chrome, state-mediator.ts).
    this.list.queueChange();
  }
}

function chaptersOf(player: Player, transcript: Transcript): CueSources {
  const { passages, text } = transcript;
  const said = ({ start, end }: Passage) => transcript.sentenceAt(start)?.start ?? end;
  const headings = passages.filter((passage) => passage.kind === 'heading' && said(passage) < passage.end);
  const startOf = (place: number) => (headings[place] ? player.timeAt(said(headings[place])) : player.duration);
  return {
    count: headings.length,
    startOf,
    endOf: (place) => startOf(place + 1),
    textOf: (place) => text.slice(headings[place]!.start, headings[place]!.end).trim(),
  };
}

function captionsOf(player: Player, { sentences, text }: Transcript): CueSources {
  return {
    count: sentences.length,
    startOf: (place) => player.timeAt(sentences[place]!.start),
    endOf: (place) => player.timeAt(sentences[place]!.end),
    textOf: (place) => text.slice(sentences[place]!.start, sentences[place]!.end),
  };
}
