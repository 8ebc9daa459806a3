export { ArticlePlayerElement, ArticleSpeechElement } from './elements.js';
export { loadStrings } from './strings/load.js';
export type { ArticleAudioTrack } from './core/audio-tracks.js';
export { SentenceChangeEvent, WordChangeEvent } from './core/events.js';
export type { MediaFailure } from './shell/media-error.js';
export type { ArticleSentence, ArticleWord } from './core/sentences.js';
export type { ArticleCueList, ArticleTextTrack } from './core/text-track.js';
export type { ArticleTimeRanges } from './shell/time-ranges.js';
export type { ArticleTrackEvent, TrackList } from './shell/track-list.js';
export type { Strings } from './strings/strings.js';
export type { PlayerStore } from './features/persistence/shared-store.js';
export { SHORTCUTS, type Shortcut, type ShortcutAction } from './core/shortcuts.js';
export type {
  Announcement,
  SpeechSettings as Delivery,
  Wording,
} from './player/speech-settings.js';
export type {
  FollowChoice,
  HighlightChoice,
  HighlightColors,
  MediaKeysChoice,
  MiniChoice,
  ShortcutsChoice,
  SleepChoice,
  StartChoice,
  StorageChoice,
  VoicelessChoice,
} from './options/choices.js';
export { PlayerEvent, type PlayerEventType, type Trigger } from './player/events.js';
export type { PlayerError } from './player/errors.js';
export type { PlayerNotice } from './player/notice.js';
export type { NetworkState } from './player/playback-state.js';
export { Player } from './player/player.js';
export { AudioOutput } from './speech/audio/audio-output.js';
export type { Playing, Sound, TimedMark } from './speech/audio/types.js';
export { SpeechError } from './speech/speech-error.js';
export type { SpeechErrorCode } from './speech/speech-error.js';
export type {
  Loading,
  Mark,
  SpeechEngine,
  Utterance,
  Voice,
  VoiceKey,
  VoiceQuality,
} from './speech/types.js';
export { fallback } from './speech/fallback-engine.js';
export type { EmbeddedVoiceChoice } from './options/choices.js';
export { SLT } from './speech/flite/slt.js';
export { lazy } from './speech/lazy-engine.js';
export { WebSpeechEngine } from './speech/web-speech/web-speech-engine.js';
export { withEstimatedBoundaries as paced } from './speech/estimated-boundaries.js';
export type { LexiconEntry } from './text/pronunciation/types.js';
export type { Lexicon } from './text/pronunciation/pronounce.js';
export type { Replacement } from './text/pronunciation/replacement-map.js';
export type { Span } from './text/span.js';
export type { Timeline } from './text/timeline.js';
export type { CodeChoice, Passage, PassageKind, Sentence, Transcript } from './text/transcript.js';
