import { bench, describe } from 'vitest';
import { bestVoice, findVoice, rankVoices } from '../../../../src/speech/voices/ranking.js';
import { voice } from '../../../support/voices.js';

/** As many as speech-dispatcher lists: 131 languages, each in 102 manners of speaking. */
const VOICES = Array.from(
  { length: 131 },
  (_, i) => `${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}x`,
)
  .map((lang, i) => (i === 77 ? 'en-US' : lang))
  .flatMap((lang) =>
    Array.from({ length: 102 }, (_, i) =>
      voice(i ? `Speech ${lang}+Manner${i}` : `Speech ${lang}`, lang),
    ),
  );
const policy = { allowOnline: false, readerLanguages: ['en-GB', 'fr'] };

describe(`${VOICES.length} voices`, () => {
  bench(
    'the best one for a language: at each sentence',
    () => void bestVoice(VOICES, 'en', policy),
  );
  bench(
    'a chosen one, found again: at each sentence',
    () => void findVoice(VOICES, { id: 'gone', name: 'Speech en-US' }, 'en', policy),
  );
  bench('all of them, ranked: for a menu', () => void rankVoices(VOICES, undefined, policy));
});
