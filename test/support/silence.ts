/** Samples per second, of eight bits. */
const SAMPLES = 8000;

/** An `<audio>` with so many seconds of silence, muted, so that a browser allows it to play. */
export function silentAudio(seconds: number): HTMLAudioElement {
  const length = seconds * SAMPLES;
  const bytes = new DataView(new ArrayBuffer(44 + length));
  const write = (at: number, text: string) =>
    [...text].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)));
  write(0, 'RIFF');
  bytes.setUint32(4, 36 + length, true);
  write(8, 'WAVEfmt ');
  [16, 0x10001, SAMPLES, SAMPLES, 0x80001].forEach((value, i) =>
    bytes.setUint32(16 + 4 * i, value, true),
  );
  write(36, 'data');
  bytes.setUint32(40, length, true);
  for (let i = 0; i < length; i++) bytes.setUint8(44 + i, 128);
  const audio = new Audio();
  audio.muted = true;
  audio.src = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
  return audio;
}
