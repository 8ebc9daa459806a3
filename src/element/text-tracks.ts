import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mainLanguage } from '../playback/main-language.js';
import type { Player } from '../playback/player.js';
import type { Passage, Transcript } from '../text/transcript.js';
import { languageName } from './format.js';
import { ownLanguage } from './locales.js';
import { ArticleTextTrack, type CueSource } from './text-track.js';
import { TrackList } from './track-list.js';

/** The tracks of the article that is read: its chapters, from headings, and its captions, one a sentence. */
export class TextTracks implements ReactiveController {
  /** There from the beginning, and empty while there is no article. */
  readonly list = new TrackList<ArticleTextTrack>();
  readonly #host: ReactiveControllerHost & Element;
  readonly #player: Player;
  readonly #modes = new Map<string, TextTrackMode>();
  #transcript: Transcript | undefined;

  constructor(host: ReactiveControllerHost & Element, player: Player) {
    this.#host = host;
    this.#player = player;
    for (const type of ['sentencechange', 'wordchange', 'timeupdate', 'seeked'] as const) {
      player.addEventListener(type, () => this.#look());
    }
    player.addEventListener('emptied', () => this.#leave());
    player.addEventListener('loadedmetadata', () => this.#renew());
    player.addEventListener('durationchange', () => this.#revise());
    host.addController(this);
  }

  /** An edit that took as long to say as what it replaced is told by no event. */
  hostUpdated(): void {
    if (this.list.length > 0 && this.#transcript !== this.#player.transcript) this.#revise();
  }

  #look(): void {
    for (const track of this.list) if (track.mode !== 'disabled') track.look();
  }

  /** What a person chose to be shown of one article is shown of the next. */
  #leave(): void {
    for (const { kind, mode } of this.list) this.#modes.set(kind, mode);
    this.list.take([]);
  }

  #renew(): void {
    const transcript = this.#player.transcript!;
    this.#transcript = transcript;
    const language = mainLanguage(transcript);
    const trackOf = (kind: 'chapters' | 'captions', cues: () => readonly CueSource[], mode: TextTrackMode) =>
      new ArticleTextTrack({
        kind,
        language,
        cues,
        label: kind === 'captions' && language ? languageName(language, ownLanguage(this.#host)) : '',
        mode: this.#modes.get(kind) ?? mode,
        time: () => this.#player.currentTime,
        changed: () => this.list.change(),
      });
    this.list.take([
      trackOf('chapters', () => chaptersOf(this.#player), 'hidden'),
      trackOf('captions', () => captionsOf(this.#player), 'disabled'),
    ]);
  }

  #revise(): void {
    if (this.list.length === 0) return;
    this.#transcript = this.#player.transcript;
    for (const track of this.list) track.revise();
    // It is what makes controls look at the cues again (media-chrome, state-mediator.ts).
    this.list.change();
  }
}

function chaptersOf(player: Player): readonly CueSource[] {
  const { transcript, duration } = player;
  if (!transcript) return [];
  const headings = transcript.passages.filter(
    (passage) => passage.kind === 'heading' && hasSentence(transcript, passage),
  );
  return headings.map(({ start, end }, place) => ({
    startTime: player.timeAt(transcript.sentenceAt(start)!.start),
    endTime: headings[place + 1] ? player.timeAt(transcript.sentenceAt(headings[place + 1]!.start)!.start) : duration,
    text: transcript.text.slice(start, end).trim(),
  }));
}

function captionsOf(player: Player): readonly CueSource[] {
  const { transcript } = player;
  return (transcript?.sentences ?? []).map(({ start, end }) => ({
    startTime: player.timeAt(start),
    endTime: player.timeAt(end),
    text: transcript!.text.slice(start, end),
  }));
}

function hasSentence(transcript: Transcript, { start, end }: Passage): boolean {
  const sentence = transcript.sentenceAt(start);
  return sentence !== undefined && sentence.start < end;
}
