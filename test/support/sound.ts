import { encodeWav } from '../../src/speech/flite/wav.js';

const RATE = 8000;

/** The URL of a WAV file with a tone. */
export function toneUrl(seconds: number): string {
  const samples = Int16Array.from(
    { length: Math.round(seconds * RATE) },
    (_, i) => 3000 * Math.sin(i / 3),
  );
  return URL.createObjectURL(encodeWav([samples], RATE));
}
