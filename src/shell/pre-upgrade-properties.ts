/**
 * The settable properties of the element that are accessors, and not reactive properties of Lit,
 * which keeps those itself.
 */
const SETTABLE =
  'currentTime volume muted defaultMuted playbackRate defaultPlaybackRate loop engines'.split(' ');

/**
 * Takes the properties that a page has set on an element before it was upgraded. They are own
 * properties of the element, which hide the accessors of the class, so they are deleted here.
 * @returns a function that sets them on the accessors, once, in the order in which the page has set
 * them. It warns of a value that is not accepted. It is called after the attributes are applied,
 * over which the properties have precedence.
 */
export function takePreUpgradeProperties(
  element: Element,
  warn: (message: string) => void,
): () => void {
  const properties = element as unknown as Record<string, unknown>;
  const taken = Object.entries(element).filter(
    ([name]) => SETTABLE.includes(name) && delete properties[name],
  );
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
