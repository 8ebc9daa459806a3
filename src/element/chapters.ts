import type { Player } from '../player/player.js';
import type { Span } from '../text/span.js';
import type { Transcript } from '../text/transcript.js';

/** More gaps than this make a dotted line of a bar. */
const MAX_CHAPTERS = 24;

/** Where chapters begin, as parts of the whole from 0 to 1: headings, and of many of them only the higher ones. Not one at the very start. */
function chapterStarts(transcript: Transcript, partAt: (offset: number) => number): number[] {
  const headings = transcript.passages.filter(({ kind }) => kind === 'heading');
  const first = transcript.sentences[0]?.start ?? 0;
  let chosen: typeof headings = [];
  for (let level = 1; level <= 6; level++) {
    const more = headings.filter((heading) => (heading.level ?? 2) <= level);
    if (more.length > MAX_CHAPTERS + 1) break;
    chosen = more;
  }
  return chosen.filter(({ start }) => start > first).map(({ start }) => partAt(start));
}

/** A CSS mask that cuts a bar at these parts of its length. */
function maskOf(parts: readonly number[]): string {
  if (parts.length === 0) return '';
  const cuts = parts.map((part) => {
    const at = `${(100 * part).toFixed(3)}%`;
    return `#000 0 calc(${at} - 1px), #0000 0 calc(${at} + 1px)`;
  });
  return `linear-gradient(var(--_to), ${cuts.join(', ')}, #000 0)`;
}

/** The chapters of a player's article, as a seek bar shows them: cut anew when the article, or how long it takes, has changed. */
export class Chapters {
  readonly #player: Player;
  #transcript: Transcript | undefined;
  #duration = NaN;
  #mask = '';

  constructor(player: Player) {
    this.#player = player;
  }

  /** The article's heading; empty where it begins with none. */
  get title(): string {
    const passages = this.#player.transcript?.passages ?? [];
    const first = passages.find(({ kind }) => kind === 'heading');
    // One further on is that of a section.
    return first && passages.indexOf(first) < 3 ? this.#text(first) : '';
  }

  /** The heading of the section that an offset is in; empty before the first of them. */
  titleAt(offset: number): string {
    const headings = this.#player.transcript?.passages.filter(({ kind }) => kind === 'heading') ?? [];
    const last = headings.findLastIndex(({ start }) => start <= offset);
    return last < 0 || (last === 0 && this.title) ? '' : this.#text(headings[last]!);
  }

  #text({ start, end }: Span): string {
    return this.#player.transcript!.text.slice(start, end).trim();
  }

  /** CSS mask that cuts a bar where they begin; empty where there are none. */
  get mask(): string {
    const { transcript, duration } = this.#player;
    if (this.#transcript !== transcript || this.#duration !== duration) {
      const starts = transcript ? chapterStarts(transcript, (offset) => this.#player.timeAt(offset) / duration) : [];
      [this.#transcript, this.#duration, this.#mask] = [transcript, duration, maskOf(starts)];
    }
    return this.#mask;
  }
}
