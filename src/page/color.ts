/** A colour in sRGB: red, green and blue from 0 to 255, opacity from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, opacity: number];

export const WHITE: Color = [255, 255, 255, 1];
export const BLACK: Color = [0, 0, 0, 1];

const parsed = new Map<string, Color | undefined>();

/** Parses a CSS colour; `undefined` if it is invalid. */
export function parseColor(css: string): Color | undefined {
  if (!parsed.has(css)) parsed.set(css, parse(css));
  return parsed.get(css);
}

/** Computed styles are usually in `rgb()`; the browser converts other colour spaces. */
function parse(css: string): Color | undefined {
  const [, numbers] = /^rgba?\(([^)]+)\)$/.exec(css) ?? [];
  const [red, green, blue, opacity = 1] = numbers?.split(/[\s,/]+/).map(Number) ?? [];
  if (blue !== undefined && [red, green, blue, opacity].every(Number.isFinite))
    return [red!, green!, blue, opacity];
  return painted(css);
}

function painted(css: string): Color | undefined {
  if (!CSS.supports('color', css)) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, opacity / 255];
}

/** `color` composited over `below`, which is opaque. */
export function over(color: Color, below: Color): Color {
  const mix = (index: 0 | 1 | 2) => color[index] * color[3] + below[index] * (1 - color[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance([red, green, blue]: Color): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Contrast of two opaque colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Color, other: Color): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Whether white is easier to read on an opaque colour than black. */
export function isDark(color: Color): boolean {
  return contrast(color, WHITE) > contrast(color, BLACK);
}

/** An opaque colour as CSS. */
export function toCss([red, green, blue]: Color): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}
