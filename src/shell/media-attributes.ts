import type { MediaElement } from './media-element.js';

/**
 * The attributes of `HTMLMediaElement`, with the function that applies each when it is added,
 * changed or removed.
 */
export const MEDIA_ATTRIBUTES: Readonly<Record<string, (element: MediaElement) => unknown>> = {
  // `null` resets a number to the value of its attribute.
  'playback-rate': (element) => (element.defaultPlaybackRate = element.playbackRate = null),
  volume: (element) => (element.volume = null),
  // As with an `<audio>`, the attribute is only the initial state. The element has a render root
  // from its first connection on.
  muted: (element) => (element.renderRoot as unknown) || (element.muted = element.defaultMuted),
  loop: (element) => (element.loop = element.hasAttribute('loop')),
};
