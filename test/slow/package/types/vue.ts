import type { GlobalComponents } from 'vue';
import type { ArticlePlayerElement } from 'article-player';
import type {} from 'article-player/vue';

type Props = InstanceType<GlobalComponents['article-player']>['$props'];

export const right: Props = {
  class: 'wide',
  key: 1,
  for: 'story',
  'playback-rate': '1.5',
  playbackRate: undefined,
  volume: null,
  highlight: 'both',
  strings: { listen: 'Hear it' },
  onPlay: ({ trigger }) => trigger === 'button',
  onSentencechange: ({ sentence }) => sentence?.text.length,
};

export const wrong: Props[] = [
  // @ts-expect-error: an invalid value
  { highlight: 'red' },
  // @ts-expect-error: a sentencechange event has no word
  { onSentencechange: ({ word }) => word },
];

/** The value of a template's `ref`. */
export const element = (
  player: InstanceType<GlobalComponents['article-player']>,
): ArticlePlayerElement => player;
