// Imported before Lit: hides "Lit is in dev mode" and keeps its other warnings.
((globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings ??= new Set()).add(
  'dev-mode',
);
export {};
