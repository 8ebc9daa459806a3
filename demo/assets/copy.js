/** Each button with `data-copy="id"` copies the text of that element, and says so beside it. */
export function onCopy() {
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest('[data-copy]');
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    const status = button.parentElement.querySelector('[role="status"]');
    try {
      await navigator.clipboard.writeText(source.textContent);
      status.textContent = 'Copied.';
    } catch {
      // Without permission, the text is selected to be copied by hand.
      getSelection().selectAllChildren(source);
      status.textContent = 'Selected: press Ctrl+C or ⌘C.';
    }
  });
}
