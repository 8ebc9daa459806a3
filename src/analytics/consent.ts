/**
 * Where the page keeps the visitor's consent: a function that returns `true` or a promise of it, or
 * an object whose `granted` is `true`. It is asked again for each event, so that a withdrawal counts
 * at once. Every other answer means no.
 */
export type Consent = (() => boolean | PromiseLike<boolean>) | { readonly granted: boolean };

/** @throws `TypeError` if it can never answer. */
export function assertConsent(consent: unknown): asserts consent is Consent {
  const isObject = typeof consent === 'object' && consent !== null && 'granted' in consent;
  if (typeof consent !== 'function' && !isObject)
    throw new TypeError('`consent` must be a function, or an object with `granted`.');
}

/**
 * Calls `send` if the page has the consent. It does so in the same task, unless the page answers
 * with a promise.
 * @param fail is called with what the page's function has thrown, or its promise was rejected with.
 */
export function withConsent(
  consent: Consent,
  send: () => void,
  fail: (reason: unknown) => void,
): void {
  try {
    const answer: unknown = typeof consent === 'function' ? consent() : consent.granted;
    if (answer === true) send();
    else if (isThenable(answer)) answer.then((later) => later === true && send(), fail);
  } catch (error) {
    fail(error);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}
