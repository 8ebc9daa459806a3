/** CSS pixels: the target sizes for a mouse and for a finger (WCAG 2.2, 2.5.8 and 2.5.5). */
export const SIGN_SIZE = 32;
export const BUTTON_HEIGHT = 44;

/** The colours are those of the page, inverted, so that they stand out. */
export const pointingStyles = `
  .layer {
    position: absolute;
    inset: 0 auto auto 0;
    z-index: 2147483646;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
  }
  .layer:not([data-shown]) {
    display: none;
  }
  button {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    margin: 0;
    border: 1px solid var(--_paper);
    background: var(--_ink);
    color: var(--_paper);
    cursor: pointer;
    touch-action: manipulation;
  }
  button:focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_paper);
  }
  .sign {
    justify-content: center;
    inline-size: ${SIGN_SIZE}px;
    block-size: ${SIGN_SIZE}px;
    padding: 0;
    border-radius: 50%;
    opacity: 0.75;
  }
  .sign:hover {
    opacity: 1;
  }
  .listen {
    gap: 0.5em;
    min-block-size: ${BUTTON_HEIGHT}px;
    padding: 0.25em 1em 0.25em 0.75em;
    border-radius: ${BUTTON_HEIGHT}px;
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.25);
    font: 600 1em/1.3 system-ui, sans-serif;
    white-space: nowrap;
  }
  svg {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    fill: currentcolor;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
  @media print {
    .layer {
      display: none;
    }
  }
`;

const SVG = 'http://www.w3.org/2000/svg';

/** The play icon. It points right in all languages, as on other players. */
export function playTriangle(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M3 1.2 12.5 7 3 12.8z');
  svg.append(path);
  return svg;
}
