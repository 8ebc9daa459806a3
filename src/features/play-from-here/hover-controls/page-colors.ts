import { backgroundOf } from '../../../page/background.js';
import { isDark, toCss } from '../../../page/color.js';

/** The colours of a button beside the text of `element`: inverted, so that it stands out. */
export function colorsFor(element: Element): Readonly<Record<string, string>> {
  const background = backgroundOf(element);
  return { '--_paper': toCss(background), '--_ink': isDark(background) ? '#fff' : '#000' };
}
