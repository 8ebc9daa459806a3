/** Makes of `act` what does it in the next frame, once however often it is asked for: there, the page is laid out anyway. */
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
