import { expect, test } from 'vitest';
import { embeddedVoice } from '../../../../src/speech/flite/embedded-voice.js';
import { SLT } from '../../../../src/speech/flite/slt.js';

test('the embedded voice answers before it is loaded', async () => {
  const engine = embeddedVoice(() => 'auto');
  expect([engine.name, await engine.voices()]).toEqual(['flite', [SLT]]);
  expect(['en', 'en-GB', 'de', 'fr'].map((lang) => engine.supportsLanguage?.(lang))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const keys = [
    { id: SLT.id, name: '' },
    { id: '', name: SLT.name },
    { id: 'ada', name: 'Ada' },
  ];
  expect(keys.map((key) => engine.supportsVoice?.(key))).toEqual([true, true, false]);
});
