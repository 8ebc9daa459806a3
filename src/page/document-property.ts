/**
 * Reads a property of a document from the prototype: an image, form or frame with its name shadows
 * it (`<img name="body">`; HTML, named properties of `Document`).
 */
export function fromDocument<Name extends keyof Document>(
  page: Document,
  name: Name,
): Document[Name] {
  return Reflect.get(Document.prototype, name, page) as Document[Name];
}
