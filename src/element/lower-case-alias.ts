/** Defines a second name for a property of `prototype`: its own in lower case. */
export function defineLowerCaseAlias(prototype: object, name: string): void {
  const lower = name.toLowerCase();
  if (lower in prototype) return;
  Object.defineProperty(prototype, lower, {
    get(this: Record<string, unknown>) {
      return this[name];
    },
    set(this: Record<string, unknown>, value) {
      this[name] = value;
    },
  });
}
