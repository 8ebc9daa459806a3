import { contrast, isDark, over, parseColor, type Color } from '../../page/color.js';
import type { Paint } from './types.js';

/** A band hides no more than this part of the text under it. */
const MOST = 0.5;
/** Contrast of text with what is behind it (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

/** The most translucent colour that looks like `wanted` over `below`; where that hides too much, one that comes near. */
export function translucentColor(wanted: Color, below: Color): Color {
  const channels = [0, 1, 2] as const;
  const needed = channels.map((index) => {
    const [to, from] = [wanted[index], below[index]];
    return to > from ? (to - from) / (255 - from) : from && (from - to) / from;
  });
  const opacity = Math.min(Math.max(...needed), MOST);
  if (opacity === 0) return [...below.slice(0, 3), 0] as unknown as Color;
  const [red, green, blue] = channels.map((index) => {
    const value = (wanted[index] - below[index] * (1 - opacity)) / opacity;
    return Math.min(Math.max(value, 0), 255);
  });
  return [red!, green!, blue!, opacity];
}

/**
 * For lines so close that a band lies over the text of the line before: one that this text is seen through. It has the page's own text `color`
 * where that can be read on it, so that texts with a background of their own stay readable, too.
 * @returns the paint, and the colour that is seen behind the text.
 */
export function translucentPaint(
  { background, color, line }: Paint,
  below: Color,
  text: Color,
): { paint: Paint; seen: Color } {
  const wanted = background && parseColor(background);
  if (!wanted) return { paint: { line }, seen: below };
  const band = translucentColor(over(wanted, below), below);
  const seen = over(band, below);
  const isReadable = (other: Color | undefined) => other && contrast(over(other, seen), seen) >= READABLE;
  const own = isReadable(text)
    ? {}
    : { color: isReadable(parseColor(color!)) ? color! : isDark(seen) ? '#fff' : '#000' };
  return { paint: { background: translucent(band), ...own, line }, seen };
}

function translucent([red, green, blue, opacity]: Color): string {
  return `rgb(${[red, green, blue].map(Math.round).join(' ')} / ${opacity.toFixed(3)})`;
}
