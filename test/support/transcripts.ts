import { createTranscript, type PassageKind, type Transcript } from '../../src/text/transcript.js';

/** A transcript of paragraphs in English. */
export function transcriptOf(...paragraphs: string[]): Transcript {
  const kind: PassageKind = 'paragraph';
  return createTranscript(paragraphs.map((text) => ({ text, kind, lang: 'en' })));
}
