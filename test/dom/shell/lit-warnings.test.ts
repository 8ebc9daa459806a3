import { expect, test } from 'vitest';
import '../../../src/define.js';

test('Lit in development mode warns of nothing in the elements', () => {
  document.body.append(
    document.createElement('article-player'),
    document.createElement('article-speech'),
  );
  // `quiet-lit.ts` makes the set with its one entry; Lit in development mode adds each warning to
  // it.
  expect(globalThis).toHaveProperty('litIssuedWarnings', new Set(['dev-mode']));
});
