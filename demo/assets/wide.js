// What is folded in a narrow window is open in one that is as wide as `data-open` says.
for (const each of document.querySelectorAll('details[data-open]')) {
  const wide = matchMedia(`(min-width: ${each.dataset.open})`);
  const follow = () => (each.open = wide.matches);
  wide.addEventListener('change', follow);
  follow();
}
