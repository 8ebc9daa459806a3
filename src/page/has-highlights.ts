/** Whether this browser has the CSS Custom Highlight API. */
export function hasHighlights(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS;
}
