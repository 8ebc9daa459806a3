const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  close: 'M5 5 15 15M15 5 5 15',
  fold: 'M5 8 10 13 15 8',
  side: 'M3 7 H16 M13 4 16 7 13 10 M17 13 H4 M7 10 4 13 7 16',
};

/** An icon of 20 by 20 CSS px for a button. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  for (const [attribute, value] of [
    ['viewBox', '0 0 20 20'],
    ['width', '20'],
    ['height', '20'],
    ['aria-hidden', 'true'],
  ] as const) {
    svg.setAttribute(attribute, value);
  }
  svg.append(path);
  return svg;
}
