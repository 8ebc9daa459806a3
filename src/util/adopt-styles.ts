/**
 * Adds a style sheet to those of a shadow tree. A strict Content Security Policy forbids style
 * elements; Safari before 16.4 has nothing else.
 */
export function addShadowStyles(root: ShadowRoot, styles: string): void {
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else {
    const element = (root as ShadowRoot).ownerDocument.createElement('style');
    element.append(styles);
    (root as ShadowRoot).append(element);
  }
}

/**
 * Sets a style that no rule of the page overrides. By script, because a strict Content Security
 * Policy forbids style attributes.
 */
export function setImportant({ style }: HTMLElement, name: string, value: string): void {
  style.setProperty(name, value, 'important');
}
