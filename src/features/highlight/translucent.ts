import { contrast, isDark, over, parseColor, type Color } from '../../page/color.js';
import type { Paint } from './types.js';

/** The highest opacity of a background over other text. */
const MAX_OPACITY = 0.5;
/** Contrast of text with its background (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

/**
 * The most translucent colour that looks like `wanted` over `below`; if it is too opaque, the
 * nearest one.
 */
export function translucentColor(wanted: Color, below: Color): Color {
  const channels = [0, 1, 2] as const;
  const needed = channels.map((index) => {
    const [to, from] = [wanted[index], below[index]];
    return to > from ? (to - from) / (255 - from) : from && (from - to) / from;
  });
  const opacity = Math.min(Math.max(...needed), MAX_OPACITY);
  if (opacity === 0) return [...below.slice(0, 3), 0] as unknown as Color;
  const [red, green, blue] = channels.map((index) => {
    const value = (wanted[index] - below[index] * (1 - opacity)) / opacity;
    return Math.min(Math.max(value, 0), 255);
  });
  return [red!, green!, blue!, opacity];
}

/**
 * Translucent colours, for lines so close that a background covers text of the line before. The
 * text has the page's own `color` if it is readable, so that text with a background of its own
 * stays readable, too.
 * @returns the colours, and the resulting colour behind the text.
 */
export function translucentPaint(
  { background, color, line }: Paint,
  below: Color,
  text: Color,
): { paint: Paint; backdrop: Color } {
  const wanted = background && parseColor(background);
  if (!wanted) return { paint: { line }, backdrop: below };
  const overlay = translucentColor(over(wanted, below), below);
  const backdrop = over(overlay, below);
  const isReadable = (other: Color | undefined) =>
    other && contrast(over(other, backdrop), backdrop) >= READABLE;
  const own = isReadable(text)
    ? {}
    : { color: isReadable(parseColor(color!)) ? color! : isDark(backdrop) ? '#fff' : '#000' };
  return { paint: { background: translucent(overlay), ...own, line }, backdrop };
}

function translucent([red, green, blue, opacity]: Color): string {
  return `rgb(${[red, green, blue].map(Math.round).join(' ')} / ${opacity.toFixed(3)})`;
}
