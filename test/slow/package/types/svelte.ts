import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from 'article-player/svelte';

type Props = SvelteHTMLElements['article-player'];

export const right: Props = {
  class: 'wide',
  for: 'story',
  playbackRate: undefined,
  volume: null,
  strings: { listen: 'Hear it' },
  onplay: ({ trigger }) => trigger === 'button',
  onsentencechange: ({ sentence }) => sentence?.text.length,
};

export const wrong: Props[] = [
  // @ts-expect-error: an invalid value
  { highlight: 'red' },
  // @ts-expect-error: a sentencechange event has no word
  { onsentencechange: ({ word }) => word },
];
