/** What a page must allow, by the directive of its policy (CSP) that forbids it. */
const REQUIRED_DIRECTIVES: Readonly<Record<string, string>> = {
  'worker-src': "worker-src 'self'; where the player is of another origin: blob: and that origin",
  'script-src': "script-src 'wasm-unsafe-eval'",
  'script-src-elem': 'script-src with the player’s origin',
  'connect-src': 'connect-src with the player’s origin',
  'media-src': 'media-src blob:',
  'trusted-types': 'trusted-types article-player',
  'require-trusted-types-for': 'trusted-types article-player',
};
/** Messages of errors by which browsers report that the policy forbids WebAssembly. */
const CSP_MESSAGE = /content security policy|\bcsp\b|unsafe-eval|trusted/i;

/**
 * Detects whether the page's Content Security Policy forbids an operation. The platform's errors
 * hardly ever say so. Starts at once.
 */
export class CspMonitor {
  #directive: string | undefined;

  constructor() {
    document.addEventListener('securitypolicyviolation', this.#onViolation);
  }

  /**
   * Stops monitoring.
   * @param error what the operation threw
   * @returns the directive that the page needs; `undefined` if the policy is not the reason
   */
  requiredDirective(error: unknown): string | undefined {
    this.stop();
    const { name = '', message = '' } = error instanceof Error ? error : {};
    if (name === 'CompileError' && CSP_MESSAGE.test(message))
      return REQUIRED_DIRECTIVES['script-src'];
    if (name === 'TypeError' && /trusted/i.test(message))
      return REQUIRED_DIRECTIVES['trusted-types'];
    return this.#directive && (REQUIRED_DIRECTIVES[this.#directive] ?? this.#directive);
  }

  /** Stops monitoring. */
  stop(): void {
    document.removeEventListener('securitypolicyviolation', this.#onViolation);
  }

  /** A policy that only reports forbids nothing. */
  readonly #onViolation = ({
    disposition,
    effectiveDirective,
  }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce' && effectiveDirective in REQUIRED_DIRECTIVES)
      this.#directive ??= effectiveDirective;
  };
}
