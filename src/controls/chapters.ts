import type { Player } from '../player/player.js';
import type { Span } from '../text/span.js';
import type { Transcript } from '../text/transcript.js';

/** With more gaps, the seek bar would look like a dotted line. */
const MAX_CHAPTERS = 24;

/**
 * The starts of the chapters, as fractions of the duration: the headings, or only those of higher
 * levels if there are many. Without the first start.
 */
function chapterStarts(transcript: Transcript, fractionAt: (offset: number) => number): number[] {
  const headings = transcript.passages.filter(({ kind }) => kind === 'heading');
  const first = transcript.sentences[0]?.start ?? 0;
  let chosen: typeof headings = [];
  for (let level = 1; level <= 6; level++) {
    const more = headings.filter((heading) => (heading.level ?? 2) <= level);
    if (more.length > MAX_CHAPTERS + 1) break;
    chosen = more;
  }
  return chosen.filter(({ start }) => start > first).map(({ start }) => fractionAt(start));
}

/** A CSS mask that cuts a bar at these fractions of its length. */
function maskOf(fractions: readonly number[]): string {
  if (fractions.length === 0) return '';
  const cuts = fractions.map((fraction) => {
    const at = `${(100 * fraction).toFixed(3)}%`;
    return `#000 0 calc(${at} - 1px), #0000 0 calc(${at} + 1px)`;
  });
  return `linear-gradient(var(--_to), ${cuts.join(', ')}, #000 0)`;
}

/**
 * The chapters of the article, for the seek bar and the docked player. The mask is computed again
 * when the article or its duration changes.
 */
export class Chapters {
  readonly #player: Player;
  #transcript: Transcript | undefined;
  #duration = NaN;
  #mask = '';

  constructor(player: Player) {
    this.#player = player;
  }

  /** The heading of the article; empty if it does not start with one. */
  get title(): string {
    const passages = this.#player.transcript?.passages ?? [];
    const first = passages.find(({ kind }) => kind === 'heading');
    // A later heading is that of a section.
    return first && passages.indexOf(first) < 3 ? this.#text(first) : '';
  }

  /** The heading of the section at an offset; empty before the first section. */
  titleAt(offset: number): string {
    const headings =
      this.#player.transcript?.passages.filter(({ kind }) => kind === 'heading') ?? [];
    const last = headings.findLastIndex(({ start }) => start <= offset);
    return last < 0 || (last === 0 && this.title) ? '' : this.#text(headings[last]!);
  }

  #text({ start, end }: Span): string {
    return this.#player.transcript!.text.slice(start, end).trim();
  }

  /** The CSS mask that cuts the seek bar at the chapters; empty without chapters. */
  get mask(): string {
    const { transcript, duration } = this.#player;
    if (this.#transcript !== transcript || this.#duration !== duration) {
      const starts = transcript
        ? chapterStarts(transcript, (offset) => this.#player.timeAt(offset) / duration)
        : [];
      [this.#transcript, this.#duration, this.#mask] = [transcript, duration, maskOf(starts)];
    }
    return this.#mask;
  }
}
