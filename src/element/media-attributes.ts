import type { MediaSurface } from './media.js';

/** What each attribute of the media surface does; `null` is a missing one, or one that is not accepted. */
const APPLY = {
  'playback-rate': (element: MediaSurface, value: string | null) => {
    element.defaultPlaybackRate = element.playbackRate = value === null ? 1 : Number(value);
  },
  volume: (element: MediaSurface, value: string | null) => (element.volume = value === null ? 1 : Number(value)),
  muted: (element: MediaSurface, value: string | null) => (element.muted = value !== null),
  loop: (element: MediaSurface, value: string | null) => (element.loop = value !== null),
} as const;

type MediaAttribute = keyof typeof APPLY;
export const MEDIA_ATTRIBUTES = Object.keys(APPLY) as readonly MediaAttribute[];

export function isMediaAttribute(name: string): name is MediaAttribute {
  return name in APPLY;
}

/** What a page may set, and which attribute says the same. */
const SETTABLE: Readonly<Record<string, MediaAttribute | undefined>> = {
  currentTime: undefined,
  volume: 'volume',
  muted: 'muted',
  defaultMuted: undefined,
  playbackRate: 'playback-rate',
  defaultPlaybackRate: undefined,
  loop: 'loop',
  engines: undefined,
};

/**
 * What a page had set on the element before it was defined, where it lay as plain properties: taken over in the order in which it was set. It
 * wins over the attributes that the element had by then; a wrong value is told, and left.
 */
export class TakenOver {
  readonly #element: MediaSurface;
  readonly #attributes = new Set<MediaAttribute>();

  constructor(element: MediaSurface, warn: (message: string) => void) {
    this.#element = element;
    const properties = element as unknown as Record<string, unknown>;
    for (const name of Object.keys(element).filter((key) => key in SETTABLE)) {
      const value = properties[name];
      delete properties[name];
      try {
        properties[name] = value;
        const attribute = SETTABLE[name];
        if (attribute) this.#attributes.add(attribute);
      } catch (error) {
        warn(`${name} was set to ${String(value)} before the element was defined. ${(error as Error).message}`);
      }
    }
    queueMicrotask(() => this.#attributes.clear());
  }

  /** An attribute came, went or changed. */
  attribute(name: MediaAttribute, value: string | null): void {
    if (!this.#attributes.delete(name)) APPLY[name](this.#element, value);
  }
}
