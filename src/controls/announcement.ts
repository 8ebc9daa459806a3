import type { AnnouncementKey } from '../features/live-region/controller.js';
import type { Player } from '../player/player.js';
import { durationInWords, number } from '../strings/format.js';
import type { Strings } from '../strings/strings.js';

/** The text of an announcement for screen readers, in the present state of the player. */
export function announcement(
  key: AnnouncementKey,
  { lang, said }: Strings,
  player: Player,
  speedLimit: number | undefined,
): string {
  const { transcript, cursor, currentTime, speechSettings } = player;
  const count = transcript?.sentences.length ?? 0;
  const sentence = number((transcript?.sentenceAt(cursor)?.index ?? count - 1) + 1, lang);
  if (key === 'sentence') return said.sentence(sentence, number(count, lang));
  if (key === 'where')
    return said.where(sentence, number(count, lang), durationInWords(currentTime, lang));
  if (key === 'speed') return said.speed(number(speechSettings.playbackRate, lang));
  if (key === 'voice') return said.voice(speechSettings.voice?.name ?? '');
  if (key === 'fastest')
    return said.fastest(number(speedLimit ?? speechSettings.playbackRate, lang));
  return said[key];
}
