/** Defines an alias in lower case for the property `name` of `prototype`. */
export function defineLowerCaseAlias(prototype: object, name: string): void {
  const alias = name.toLowerCase();
  if (alias in prototype) return;
  Object.defineProperty(prototype, alias, {
    get(this: Record<string, unknown>) {
      return this[name];
    },
    set(this: Record<string, unknown>, value) {
      this[name] = value;
    },
  });
}
