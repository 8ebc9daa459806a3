/** @jsxImportSource solid-js */
import type { ArticlePlayerElement } from 'article-player';
import type {} from 'article-player/solid';

export let player: ArticlePlayerElement | undefined;

export const right = (
  <article-player
    ref={(element) => (player = element)}
    class="wide"
    for="story"
    playbackRate={1.5}
    volume={undefined}
    on:sentencechange={({ sentence }) => sentence?.text.length}
  />
);

export const wrong = [
  // @ts-expect-error: no such choice
  <article-player highlight="red" />,
  // @ts-expect-error: the event of a sentence has no word
  <article-player on:sentencechange={({ word }) => word} />,
];
