export interface CutVoice {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function fliteVoice(voice?: string): CutVoice;
export function made(path: string, source: Uint8Array, voice: string): Uint8Array;
