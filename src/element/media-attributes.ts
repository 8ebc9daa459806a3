import type { MediaSurface } from './media.js';

/** What each attribute of the media surface does when it comes, goes or changes. */
export const MEDIA_ATTRIBUTES: Readonly<Record<string, (element: MediaSurface) => unknown>> = {
  // A number that is given nothing is what its attribute says.
  'playback-rate': (element) => (element.defaultPlaybackRate = element.playbackRate = null),
  volume: (element) => (element.volume = null),
  // As of an <audio>, it says how one begins that is new: with its first place in the page, an element has a root.
  muted: (element) => (element.renderRoot as unknown) || (element.muted = element.defaultMuted),
  loop: (element) => (element.loop = element.hasAttribute('loop')),
};

/** What a page may set, beside the options. */
const SETTABLE = 'currentTime volume muted defaultMuted playbackRate defaultPlaybackRate loop engines'.split(' ');

/**
 * What a page had set on the element before it was defined lies on it as plain properties: it is taken off, and the function that is returned
 * sets it, in the order in which it was set. Called when the element has heard of its attributes, it wins over them; a wrong value is told, and left.
 */
export function takeOver(element: MediaSurface, warn: (message: string) => void): () => void {
  const properties = element as unknown as Record<string, unknown>;
  const taken = Object.entries(element).filter(([name]) => SETTABLE.includes(name) && delete properties[name]);
  return () => {
    for (const [name, value] of taken.splice(0)) {
      try {
        properties[name] = value;
      } catch (error) {
        warn(`${name} is not accepted. ${(error as Error).message}`);
      }
    }
  };
}
