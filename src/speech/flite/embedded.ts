/** Whether a voice may be loaded: without asking unless the reader saves data, only after asking, without asking, or not. */
export const EMBEDDED_VOICE_CHOICES = ['auto', 'ask', 'load', 'off'] as const;
export type EmbeddedVoiceChoice = (typeof EMBEDDED_VOICE_CHOICES)[number];
