/**
 * Lets an element sound later, in the task of a press. `load()` is enough: it lifts the ban as `play()` does, and an element without a
 * sound stays silent (WebKit, HTMLMediaElement.cpp; Chromium, html_media_element.cc and autoplay_policy.cc).
 */
export function unlockAudio(element: HTMLAudioElement): void {
  if (!element.src && !element.currentSrc) element.load();
}
