import { unlockAudio } from '../util/unlock-audio.js';

/**
 * Allows speech, and the sound of the returned element, later. Call it in the task of a press. WebKit drops
 * `speak()` without any event until it was called once in a user gesture of the document, and hands
 * no gesture on through an `import()` (SpeechSynthesis.cpp, UserGestureIndicator.cpp).
 */
export function unlock(): HTMLAudioElement {
  const audio = new Audio();
  unlockAudio(audio);
  globalThis.speechSynthesis?.speak(new SpeechSynthesisUtterance(''));
  return audio;
}
