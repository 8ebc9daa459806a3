/** Samples per second of the test recordings: the lowest rate that all browsers play. */
const RATE = 8000;

/**
 * The URL of a WAV file: a hum and silence, alternating after so many seconds. A long one needs
 * little memory.
 */
export function recordingOf(...turns: number[]): string {
  const parts: BlobPart[] = [];
  for (const [index, seconds] of turns.entries()) {
    const second = new Uint8Array(RATE).map((_, i) =>
      index % 2 === 0 ? 128 + 20 * Math.sin(i * 0.4) : 128,
    );
    for (let left = Math.round(seconds * RATE); left > 0; left -= RATE)
      parts.push(second.slice(0, left));
  }
  const bytes = Math.round(turns.reduce((sum, seconds) => sum + Math.round(seconds * RATE), 0));
  return URL.createObjectURL(new Blob([header(bytes), ...parts], { type: 'audio/wav' }));
}

/** 8 bits, one channel. */
function header(bytes: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(44));
  const name = (at: number, text: string) =>
    [...text].forEach((sign, i) => view.setUint8(at + i, sign.charCodeAt(0)));
  name(0, 'RIFF');
  view.setUint32(4, 36 + bytes, true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  name(36, 'data');
  view.setUint32(40, bytes, true);
  return view.buffer;
}

/** The URL of a file of speech marks: a word every so many seconds, from second `first` on. */
export function marksOf(text: string, every: number, first = 0): string {
  const words = text.match(/[\p{L}\p{N}’'.$]+/gu)!;
  const lines = words.map((value, i) =>
    JSON.stringify({ time: 1000 * (first + i * every), type: 'word', value }),
  );
  return fileOf(lines.join('\n'));
}

export function fileOf(text: string): string {
  return URL.createObjectURL(new Blob([text]));
}
