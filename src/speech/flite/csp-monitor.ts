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
/** How browsers tell, in an error alone, that WebAssembly is forbidden. */
const CSP_MESSAGE = /content security policy|\bcsp\b|unsafe-eval|trusted/i;

/** Sees, while something is tried, whether the page's security policy forbids it: the platform's errors hardly ever say so. */
export class CspMonitor {
  #directive: string | undefined;

  constructor() {
    document.addEventListener('securitypolicyviolation', this.#onViolation);
  }

  /** Ends it. @returns what the page would have to allow, in the words of its policy; `undefined` where that is not the reason. */
  requiredDirective(error: unknown): string | undefined {
    this.stop();
    const { name = '', message = '' } = error instanceof Error ? error : {};
    if (name === 'CompileError' && CSP_MESSAGE.test(message)) return REQUIRED_DIRECTIVES['script-src'];
    if (name === 'TypeError' && /trusted/i.test(message)) return REQUIRED_DIRECTIVES['trusted-types'];
    return this.#directive && (REQUIRED_DIRECTIVES[this.#directive] ?? this.#directive);
  }

  stop(): void {
    document.removeEventListener('securitypolicyviolation', this.#onViolation);
  }

  /** Of a policy that only reports, nothing is forbidden. */
  readonly #onViolation = ({ disposition, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce' && effectiveDirective in REQUIRED_DIRECTIVES) this.#directive ??= effectiveDirective;
  };
}
