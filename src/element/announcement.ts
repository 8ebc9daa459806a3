import type { AnnouncementKey } from '../features/live-region/controller.js';
import type { Player } from '../player/player.js';
import { durationInWords, number } from '../strings/format.js';
import type { Strings } from '../strings/strings.js';

/** What a screen reader is told, in words, as things are now. */
export function announcement(
  what: AnnouncementKey,
  { lang, said }: Strings,
  player: Player,
  fastest: number | undefined,
): string {
  const { transcript, cursor, currentTime, speechSettings } = player;
  const count = transcript?.sentences.length ?? 0;
  const sentence = number((transcript?.sentenceAt(cursor)?.index ?? count - 1) + 1, lang);
  if (what === 'sentence') return said.sentence(sentence, number(count, lang));
  if (what === 'where') return said.where(sentence, number(count, lang), durationInWords(currentTime, lang));
  if (what === 'speed') return said.speed(number(speechSettings.playbackRate, lang));
  if (what === 'voice') return said.voice(speechSettings.voice?.name ?? '');
  if (what === 'fastest') return said.fastest(number(fastest ?? speechSettings.playbackRate, lang));
  return said[what];
}
