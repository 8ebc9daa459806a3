export type { HighlightColors } from './page/look.js';
export { ArticlePlayerElement } from './element/article-player.js';
export { ArticleSpeechElement } from './element/article-speech.js';
export { loadStrings } from './strings/load.js';
export type { ArticleAudioTrack } from './element/audio-tracks.js';
export { SentenceChangeEvent, WordChangeEvent } from './element/events.js';
export type { MediaFailure } from './element/media-error.js';
export type { ArticleSentence, ArticleWord } from './element/sentences.js';
export type { ArticleCueList, ArticleTextTrack } from './element/text-track.js';
export type { ArticleTimeRanges } from './element/time-ranges.js';
export type { ArticleTrackEvent, TrackList } from './element/track-list.js';
export type { Strings } from './strings/strings.js';
export type { MiniChoice } from './features/docking.js';
export type { FollowChoice } from './features/following.js';
export type { HighlightChoice } from './features/highlighting.js';
export type { MediaKeysChoice } from './features/media-session.js';
export type { StorageChoice } from './features/memory.js';
export type { PlayerStore } from './features/memory-store.js';
export type { StartChoice } from './features/play-from-here.js';
export { SHORTCUTS, type Shortcut, type ShortcutAction, type ShortcutsChoice } from './features/shortcuts.js';
export type { SleepChoice } from './features/sleep-timer.js';
export type { Announcement, SpeechSettings as Delivery, VoicelessChoice, Wording } from './player/speech-settings.js';
export { PlayerEvent, type PlayerEventType, type Trigger } from './player/events.js';
export type { PlayerError } from './player/errors.js';
export type { PlayerNotice } from './player/notice.js';
export type { NetworkState } from './player/playback-state.js';
export { Player } from './player/player.js';
export { AudioOutput, type Playing, type Sound, type TimedMark } from './speech/audio/audio-output.js';
export { SpeechError } from './speech/types.js';
export type {
  Loading,
  Mark,
  SpeechEngine,
  SpeechErrorCode,
  Utterance,
  Voice,
  VoiceKey,
  VoiceQuality,
} from './speech/types.js';
export { fallback } from './speech/fallback-engine.js';
export { SLT, type EmbeddedVoiceChoice } from './speech/flite/embedded-voice.js';
export { lazy } from './speech/lazy-engine.js';
export { WebSpeechEngine } from './speech/web-speech/web-speech-engine.js';
export { withEstimatedBoundaries as paced } from './speech/estimated-boundaries.js';
export type { LexiconEntry } from './text/pronunciation/lexicon.js';
export type { Lexicon } from './text/pronunciation/pronounce.js';
export type { Replacement } from './text/pronunciation/replacement-map.js';
export type { Span } from './text/span.js';
export type { Timeline } from './text/timeline.js';
export type { CodeChoice, Passage, PassageKind, Sentence, Transcript } from './text/transcript.js';
