/**
 * Allows an element to play later. Call it in the task of a user gesture. `load()` lifts the
 * restriction as `play()` does, and an element without a source stays silent (WebKit,
 * HTMLMediaElement.cpp; Chromium, html_media_element.cc and autoplay_policy.cc).
 */
export function unlockAudio(element: HTMLAudioElement): void {
  if (!element.src && !element.currentSrc) element.load();
}
