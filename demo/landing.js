// The buttons of the landing page.
import { onCopy } from './assets/copy.js';

onCopy();
const hero = document.querySelector('#hero');

const ACTS = {
  dock() {
    hero.play();
    document.querySelector('.tiles').scrollIntoView();
  },
  preview() {
    hero.preview = !hero.preview;
    if (hero.preview) document.querySelector('#story').scrollIntoView();
  },
};

document.addEventListener('click', ({ target }) => {
  ACTS[target.closest('[data-act]')?.dataset.act]?.();
});
