/** @jsxImportSource preact */
import { createRef } from 'preact';
import type { ArticlePlayerElement } from 'article-player';
import type {} from 'article-player/preact';

const player = createRef<ArticlePlayerElement>();

export const right = (
  <article-player
    ref={player}
    class="wide"
    for="story"
    playbackRate={1.5}
    volume={undefined}
    onsentencechange={({ sentence }) => sentence?.text.length}
  />
);

export const wrong = [
  // @ts-expect-error: no such choice
  <article-player highlight="red" />,
  // @ts-expect-error: the event of a sentence has no word
  <article-player onsentencechange={({ word }) => word} />,
];
