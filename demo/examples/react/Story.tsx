// Run here: a longer example in demo/frameworks/react is built and played in a test, with React 19.
import 'article-player/define';
import type {} from 'article-player/react';

export function Story({ title, text }: { title: string; text: string }) {
  return (
    <article>
      <h1>{title}</h1>
      <article-player onplay={() => console.log('play')} />
      <p>{text}</p>
    </article>
  );
}
