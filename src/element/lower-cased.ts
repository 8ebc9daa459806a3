/** A property of `prototype` is also known by its name in lower case. */
export function lowerCased(prototype: object, name: string): void {
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
