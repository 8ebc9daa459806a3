/** Elements that are operated by clicks: a click on them is not a click on the text. */
const CONTROLS = [
  'a[href], area, button, input, select, textarea, option, label, summary, dialog, menu',
  'audio, video, img, picture, svg, canvas, iframe, embed, object, map, model-viewer',
  '[onclick], [contenteditable]:not([contenteditable="false"]), [draggable="true"], [tabindex]:not([tabindex="-1"])',
  '[role="button"], [role="link"], [role="checkbox"], [role="radio"], [role="switch"], [role="tab"], [role="menuitem"]',
  '[role="option"], [role="slider"], [role="textbox"], [role="combobox"], [role="img"], [role="treeitem"]',
].join();

/**
 * Whether a click on the first element of `path` (an event's `composedPath()`, with `article` in
 * it) is for something else than the text. Listeners of the page cannot be detected, but a
 * `pointer` cursor shows that there are some.
 */
export function isForControl(path: readonly EventTarget[], article: Element): boolean {
  const elements = path
    .slice(0, path.indexOf(article))
    .filter((target) => target instanceof Element);
  if (elements.some((element) => element.matches(CONTROLS) || isEditable(element))) return true;
  const target = path.find((each) => each instanceof Element);
  return !!target && getComputedStyle(target).cursor === 'pointer';
}

/** Elements with text input: keys that are pressed in them are typed. */
const TEXT_FIELDS =
  'input, textarea, select, [role="textbox"], [role="searchbox"], [role="combobox"]';
/** Elements that match the above without text input. */
const OTHER_INPUTS =
  '[type="range"], [type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="reset"], [type="color"]';

/** Whether keys that are pressed at `target` are typed into a field or editable content. */
export function takesText(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  return isEditable(target) || (target.matches(TEXT_FIELDS) && !target.matches(OTHER_INPUTS));
}

function isEditable(element: Element): boolean {
  return element instanceof HTMLElement && element.isContentEditable;
}
