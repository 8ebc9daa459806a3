import { test } from 'vitest';
import { pronounce } from '../../src/text/pronounce.js';
test('bench', () => {
  const plain = 'The ferry left at dawn, and nobody on the pier, which was odd, had seen her go that day.';
  const rich = `${plain} See https://www.example.org/a/b & “more”.[12] 🎉🎉`;
  for (const [name, text] of Object.entries({ plain, rich })) {
    for (let i = 0; i < 20000; i++) pronounce(text, { lang: 'en' });
    const t = performance.now();
    for (let i = 0; i < 20000; i++) pronounce(text, { lang: 'en' });
    console.log(name, text.length, ((performance.now() - t) / 20000 * 1000).toFixed(2), 'µs');
  }
});
