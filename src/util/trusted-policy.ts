/** The part of `window.trustedTypes` that is used. */
interface TrustedTypes {
  createPolicy(name: string, rules: Record<keyof Policy, (trusted: string) => string>): Policy;
}
interface Policy {
  createHTML(markup: string): string;
  createScriptURL(url: string): string;
}
let policy: Policy | undefined;

/**
 * The Trusted Types policy of the player, for its own templates and the URL of its worker: one, since
 * a page may allow no second one of the same name. `undefined` in browsers without Trusted Types.
 *
 * @throws {TypeError} If the page does not allow it. The browser reports each attempt to the page.
 */
export function trustedPolicy(): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const asItIs = (trusted: string) => trusted;
  return (policy ??= trustedTypes?.createPolicy('article-player', {
    createHTML: asItIs,
    createScriptURL: asItIs,
  }));
}
