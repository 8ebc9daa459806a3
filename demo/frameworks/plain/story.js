import 'article-player/define';

/**
 * Puts the story of the page's template into `place`. `settings` are properties of the player.
 *
 * @param {HTMLElement} place
 * @param {Partial<import('article-player').ArticlePlayerElement>} settings
 * @param {{ content: DocumentFragment }} template
 */
export function showStory(place, settings = {}, template = document.querySelector('#story')) {
  place.append(template.content.cloneNode(true));
  const player = place.querySelector('article-player');
  const [size, faster] = place.querySelectorAll('.tools button');
  const [started, heard] = place.querySelectorAll('output');
  Object.assign(player, settings);
  player.addEventListener('play', () => (started.value = Number(started.value) + 1));
  player.addEventListener(
    'sentencechange',
    ({ sentence }) => (heard.value = sentence?.text.trim() ?? ''),
  );
  faster.addEventListener('click', () => (player.playbackRate = 2));
  size.addEventListener('click', () => {
    const large = place.querySelector('article').classList.toggle('large');
    size.textContent = large ? 'Smaller text' : 'Larger text';
    // As frameworks do: the same again.
    if (settings.engines) player.engines = [...settings.engines];
  });
}
