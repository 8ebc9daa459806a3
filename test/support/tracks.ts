/** The texts of cues, in order. */
export function textsOf(cues: Iterable<TextTrackCue> | null): string[] {
  return Array.from(cues ?? [], (cue) => (cue as VTTCue).text);
}
