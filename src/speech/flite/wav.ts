const HEADER = 44;
const BYTES = 2;

/** A WAV file of 16-bit samples of one channel, which may come in several parts. `sampleRate` is per second. */
export function encodeWav(parts: readonly Int16Array<ArrayBuffer>[], sampleRate: number): Blob {
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const header = new DataView(new ArrayBuffer(HEADER));
  const write = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) header.setUint8(at + i, text.charCodeAt(i));
  };
  write(0, 'RIFF');
  header.setUint32(4, HEADER - 8 + size, true);
  write(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  // PCM, one channel.
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate * BYTES, true);
  header.setUint16(32, BYTES, true);
  header.setUint16(34, 8 * BYTES, true);
  write(36, 'data');
  header.setUint32(40, size, true);
  return new Blob([header, ...parts], { type: 'audio/wav' });
}
