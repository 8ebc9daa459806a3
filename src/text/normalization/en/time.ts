import { after, wordClass } from '../token-class.js';
import { SENTENCE_END } from './words.js';
import { cardinalWords, counted, pairWords } from './number-words.js';

const MERIDIEM = String.raw`([ap])(?:\.\s?m(?!\p{L}(?<!\.\p{L}))\.?|\s?m(?!\p{L}))`;
/** Time zones of English-speaking countries, Europe and UTC, with full stops or not. */
const ZONE = String.raw`(?:\s?\(?((?:[ecmp]\.?[sd]?\.?t|gmt|utc|bst|ces?t|ist|ae[sd]t)(?!\p{L})(?:(?<=\p{L}\.\p{L})\.)?)\)?)?`;

function clock(hour: string, minute: string, meridiem: string): string {
  const said = cardinalWords(hour);
  if (minute !== '00') return `${said} ${pairWords(minute)}`;
  if (meridiem) return said;
  if (!Number(hour)) return 'midnight';
  return said + (Number(hour) > 12 ? ' hundred' : ' o’clock');
}

/**
 * The time of day: ISO 8601, and `1.59 p.m.` or `5pm`. With seconds it is a duration.
 *
 * `1:59 p.m.` "one fifty-nine PM", `01:00` "one o’clock", `14:10:30` "fourteen hours ten minutes and
 * thirty seconds"
 */
export const time = wordClass(
  'd',
  String.raw`(?<![:$£€])(?:([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?!:?\d)(?:\s?${MERIDIEM})?|(1[0-2]|0?[1-9])(?:\.([0-5]\d))?\s?${MERIDIEM})${ZONE}`,
  (match) => {
    const [written, fullHour, fullMinute, second, half, hour, minute, other, zone] = match;
    const meridiem = half ?? other ?? '';
    const said = second
      ? `${counted(fullHour!, 'hour')} ${counted(fullMinute!, 'minute')} and ${counted(second, 'second')}`
      : clock(fullHour ?? hour!, fullMinute ?? minute ?? '00', meridiem);
    const isEnd = written.endsWith('.') && SENTENCE_END.test(after(match));
    const letters = `${meridiem && ` ${meridiem}m`}${zone ? ` ${zone.replaceAll('.', '')}` : ''}`;
    return said + letters.toUpperCase() + (isEnd ? '.' : '');
  },
  'i',
);
