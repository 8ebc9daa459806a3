import type { Transcript } from '../text/transcript.js';

/** More gaps than this make a dotted line of a bar. */
const MOST = 24;

/** Where chapters begin, as parts of the whole from 0 to 1: headings, and of many of them only the higher ones. Not one at the very start. */
export function chapterStarts(transcript: Transcript, partAt: (offset: number) => number): number[] {
  const headings = transcript.passages.filter(({ kind }) => kind === 'heading');
  const first = transcript.sentences[0]?.start ?? 0;
  let chosen: typeof headings = [];
  for (let level = 1; level <= 6; level++) {
    const more = headings.filter((heading) => (heading.level ?? 2) <= level);
    if (more.length > MOST + 1) break;
    chosen = more;
  }
  return chosen.filter(({ start }) => start > first).map(({ start }) => partAt(start));
}

/** A CSS mask that cuts a bar at these parts of its length. */
export function maskOf(parts: readonly number[]): string {
  if (parts.length === 0) return '';
  const cuts = parts.map((part) => {
    const at = `${(100 * part).toFixed(3)}%`;
    return `#000 0 calc(${at} - 1px), #0000 0 calc(${at} + 1px)`;
  });
  return `linear-gradient(var(--_to), ${cuts.join(', ')}, #000 0)`;
}
