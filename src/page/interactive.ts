/** What is there to be pressed, filled in, watched or moved: a click on it is not one on the text. */
const CONTROLS = [
  'a[href], area, button, input, select, textarea, option, label, summary, dialog, menu',
  'audio, video, img, picture, svg, canvas, iframe, embed, object, map, model-viewer',
  '[onclick], [contenteditable]:not([contenteditable="false"]), [draggable="true"], [tabindex]:not([tabindex="-1"])',
  '[role="button"], [role="link"], [role="checkbox"], [role="radio"], [role="switch"], [role="tab"], [role="menuitem"]',
  '[role="option"], [role="slider"], [role="textbox"], [role="combobox"], [role="img"], [role="treeitem"]',
].join();

/**
 * Whether a click on the first element of `path`, an event's, down from `article`, is meant for something else than the text. What the page
 * listens to cannot be asked for: but it shows a hand there.
 */
export function isForControl(path: readonly EventTarget[], article: Element): boolean {
  const elements = path.slice(0, path.indexOf(article)).filter((target) => target instanceof Element);
  if (elements.some((element) => element.matches(CONTROLS) || isEditable(element))) return true;
  const target = path.find((each) => each instanceof Element);
  return !!target && getComputedStyle(target).cursor === 'pointer';
}

/** What takes text: keys that are pressed there are typed. */
const TYPED = 'input, textarea, select, [role="textbox"], [role="searchbox"], [role="combobox"]';
/** These take no text. */
const UNTYPED =
  '[type="range"], [type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="reset"], [type="color"]';

/** Whether what is typed at `target` goes into a field, or into text that is edited. */
export function takesText(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  return isEditable(target) || (target.matches(TYPED) && !target.matches(UNTYPED));
}

function isEditable(element: Element): boolean {
  return element instanceof HTMLElement && element.isContentEditable;
}
