/**
 * A function that makes a value when it is first called, and returns the same one from then on. For
 * patterns with `\p{…}`, which take long to make, and which few articles need.
 */
/* @__NO_SIDE_EFFECTS__ */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
