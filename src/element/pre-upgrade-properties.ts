/** The settable properties of the element that are accessors, and not reactive properties of Lit, which keeps those itself. */
const SETTABLE = 'currentTime volume muted defaultMuted playbackRate defaultPlaybackRate loop engines'.split(' ');

/**
 * The properties that a page has set on an element before it was upgraded. They are own properties of the element, which hide the accessors
 * of the class: the constructor deletes them, and `apply()` sets them on the accessors.
 */
export class PreUpgradeProperties {
  readonly #element: Record<string, unknown>;
  readonly #warn: (message: string) => void;
  readonly #properties: [name: string, value: unknown][];

  constructor(element: Element, warn: (message: string) => void) {
    this.#warn = warn;
    const properties = (this.#element = element as unknown as Record<string, unknown>);
    this.#properties = Object.entries(element).filter(([name]) => SETTABLE.includes(name) && delete properties[name]);
  }

  /** Sets the properties, once, in the order in which the page has set them. Warns of a value that is not accepted. */
  apply(): void {
    for (const [name, value] of this.#properties.splice(0)) {
      try {
        this.#element[name] = value;
      } catch (error) {
        this.#warn(`${name} is not accepted. ${(error as Error).message}`);
      }
    }
  }
}
