import { fromDocument } from './document-property.js';
import { BLACK, isDark, over, parseColor, WHITE, type Color } from './color.js';
import { composedParent } from './composed-order.js';

/**
 * The canvas colour of browsers for a page with a dark `color-scheme` and no background. That of
 * Chromium.
 */
const DARK_CANVAS: Color = [18, 18, 18, 1];

/**
 * The visible background colour of `element`: that of the nearest opaque element around it, below
 * the translucent backgrounds in between. The colours of an image cannot be read: black is assumed
 * behind bright text, and white behind dark text.
 */
export function backgroundOf(element: Element): Color {
  const translucent: Color[] = [];
  let below: Color | undefined;
  for (let around: Node | null = element; around && !below; around = composedParent(around)) {
    if (!(around instanceof Element)) continue;
    const { backgroundColor, backgroundImage } = getComputedStyle(around);
    const color = parseColor(backgroundColor);
    if (color?.[3] === 1) below = color;
    else if (backgroundImage !== 'none') below = opposite(element);
    else if (color && color[3] > 0) translucent.push(color);
  }
  return translucent.reduceRight(
    (seen, color) => over(color, seen),
    below ?? canvasBehind(element),
  );
}

/** The visible text colour of `element`, over its background. */
export function textColorOf(element: Element): Color {
  return over(parseColor(getComputedStyle(element).color) ?? BLACK, backgroundOf(element));
}

function opposite(element: Element): Color {
  return isDark(parseColor(getComputedStyle(element).color) ?? BLACK) ? WHITE : BLACK;
}

/**
 * The colour if no element around has an opaque background: that of the body, which covers the
 * canvas (CSS Backgrounds 3, 2.11.2), over that of the browser.
 */
function canvasBehind({ ownerDocument }: Element): Color {
  const documentElement = fromDocument(ownerDocument, 'documentElement');
  const body = fromDocument(ownerDocument, 'body');
  const color = (body as HTMLElement | null)
    ? parseColor(getComputedStyle(body).backgroundColor)
    : undefined;
  const { colorScheme } = getComputedStyle(documentElement);
  const schemes = colorScheme.split(' ');
  const isDarkPage =
    schemes.includes('dark') &&
    (!schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  const canvas = isDarkPage ? DARK_CANVAS : WHITE;
  return color ? over(color, canvas) : canvas;
}
