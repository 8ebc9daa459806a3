/**
 * Returns a function that calls `act` in the next frame, when the page is laid out anyway; once,
 * however often it is called before.
 */
export function inNextFrame(act: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      act();
    });
  };
}
