// What is folded in a narrow window is open in a wide one.
const wide = matchMedia('(min-width: 60rem)');

function follow() {
  for (const each of document.querySelectorAll('details[data-open="wide"]'))
    each.open = wide.matches;
}

wide.addEventListener('change', follow);
follow();
