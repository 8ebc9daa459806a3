import { fromDocument } from './composed-tree.js';
import { BLACK, isDark, over, parseColor, WHITE, type Color } from './color.js';
import { composedParent } from './composed-order.js';

/** What browsers paint behind a page that asks for a dark scheme and no colour. Chromium's, for one. */
const DARK_CANVAS: Color = [18, 18, 18, 1];

/**
 * The colour that is seen behind the text of `element`: of the nearest opaque element around it, with what is translucent in between
 * over it. An image's colours cannot be asked for: there, it is black behind bright text, and white behind dark text.
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
  return translucent.reduceRight((seen, color) => over(color, seen), below ?? canvasBehind(element));
}

/** The colour of the text of `element`, as it is seen over its background. */
export function textColorOf(element: Element): Color {
  return over(parseColor(getComputedStyle(element).color) ?? BLACK, backgroundOf(element));
}

function opposite(element: Element): Color {
  return isDark(parseColor(getComputedStyle(element).color) ?? BLACK) ? WHITE : BLACK;
}

/** What is seen where no element around paints anything: what the body paints behind all of the page (CSS Backgrounds 3, 2.11.2), or the browser. */
function canvasBehind({ ownerDocument }: Element): Color {
  const documentElement = fromDocument(ownerDocument, 'documentElement');
  const body = fromDocument(ownerDocument, 'body');
  const color = (body as HTMLElement | null) ? parseColor(getComputedStyle(body).backgroundColor) : undefined;
  const { colorScheme } = getComputedStyle(documentElement);
  const schemes = colorScheme.split(' ');
  const isDarkPage =
    schemes.includes('dark') && (!schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  const canvas = isDarkPage ? DARK_CANVAS : WHITE;
  return color ? over(color, canvas) : canvas;
}
