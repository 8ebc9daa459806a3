import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { spoken } from './spoken.js';

const FILE = path.join(import.meta.dirname, '../../../fixtures/normalization/en.txt');
const paragraphs = Array.from(
  readFileSync(FILE, 'utf8').matchAll(/^# (\w+)\n(.+)\n= (.+)$/gm),
  ([, subject, written, said]) => [subject!, written!, said!] as const,
);

test('there are ten paragraphs', () => {
  expect(paragraphs).toHaveLength(10);
});

test.each(paragraphs)('a paragraph of %s is read as a person would say it', (_, written, said) => {
  expect(spoken(written)).toBe(said);
});
