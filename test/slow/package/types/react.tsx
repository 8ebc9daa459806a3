import { useRef } from 'react';
import type { ArticlePlayerElement, ArticleSpeechElement, SpeechEngine } from 'article-player';
import type {} from 'article-player/react';

declare const engines: SpeechEngine[];

export function Right() {
  const player = useRef<ArticlePlayerElement>(null);
  const speech = useRef<ArticleSpeechElement>(null);
  return (
    <>
      <article-player
        ref={player}
        id="player"
        key="player"
        className="wide"
        lang="de"
        for="story"
        label="Hear it"
        strings={{ listen: 'Hear it' }}
        engines={engines}
        playbackRate={1.5}
        highlight="sentence"
        onlineVoices
        onClick={() => player.current?.pause()}
        onplay={({ trigger }) => trigger === 'button'}
        onsentencechange={({ sentence }) => sentence?.text.length}
        onwordchange={({ word }) => word?.start}
      >
        No sound
      </article-player>
      <article-speech
        ref={speech}
        slot="media"
        playback-rate="1.5"
        voice={undefined}
        onended={() => {}}
      />
      <article-speech playbackRate={undefined} volume={null} sentencePause={2} />
    </>
  );
}

export const wrong = [
  // @ts-expect-error: no such choice
  <article-player highlight="red" />,
  // @ts-expect-error: a text is no speed
  <article-player playbackRate="fast" />,
  // @ts-expect-error: React would listen for no event of this name
  <article-player onPlay={() => {}} />,
  // @ts-expect-error: it cannot be set
  <article-player paused />,
  // @ts-expect-error: it has no face to put words on
  <article-speech label="Hear it" />,
  // @ts-expect-error: the event of a sentence has no word
  <article-player onsentencechange={({ word }) => word} />,
];
