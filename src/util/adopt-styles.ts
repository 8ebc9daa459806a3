/** Gives a shadow tree a style sheet. Strict policies forbid style elements, and old browsers (Safari before 16.4) know nothing else. */
export function setShadowStyles(root: ShadowRoot, styles: string): void {
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } else {
    const element = (root as ShadowRoot).ownerDocument.createElement('style');
    element.append(styles);
    (root as ShadowRoot).append(element);
  }
}

/** Sets what no rule of the page shall change. By script, as strict policies forbid style attributes. */
export function setImportant({ style }: HTMLElement, name: string, value: string): void {
  style.setProperty(name, value, 'important');
}
