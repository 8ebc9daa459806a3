import { useRef, useState } from 'react';
import type { ArticlePlayerElement, SpeechEngine, Strings } from 'article-player';
import 'article-player/define';
import type {} from 'article-player/react';

export interface StoryProps {
  engines?: readonly SpeechEngine[];
  strings?: Partial<Strings>;
}

export function Story({ engines, strings }: StoryProps) {
  const player = useRef<ArticlePlayerElement>(null);
  const [heard, setHeard] = useState('');
  const [started, setStarted] = useState(0);
  const [large, setLarge] = useState(false);
  const [rate, setRate] = useState(1);
  return (
    <article lang="en" className={large ? 'large' : undefined}>
      <h1>The clock that was always right</h1>
      <article-player
        ref={player}
        // A new array at each rendering: it plays on.
        engines={engines && [...engines]}
        strings={strings}
        playbackRate={rate}
        onplay={() => setStarted((count) => count + 1)}
        onsentencechange={({ sentence }) => setHeard(sentence?.text.trim() ?? '')}
        onratechange={() => setRate(player.current!.playbackRate)}
      >
        Your browser cannot read aloud.
      </article-player>
      <p>
        The clock in the station at Oake has stood at ten past four for thirty years. Nobody has it
        mended.
      </p>
      <p>The train to the coast leaves at ten past four.</p>
      <p className="tools" data-article-player="skip">
        <button type="button" onClick={() => setLarge(!large)}>
          {large ? 'Smaller text' : 'Larger text'}
        </button>
        <button type="button" onClick={() => setRate(2)}>
          Twice as fast
        </button>{' '}
        Started <output className="started">{started}</output> times. Now:{' '}
        <output className="heard">{heard}</output>
      </p>
    </article>
  );
}
