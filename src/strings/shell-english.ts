import type { ShellStrings } from './strings.js';

/** The English words that are needed before the core is loaded. */
export const SHELL_ENGLISH: ShellStrings = {
  lang: 'en',
  direction: 'ltr',
  listen: 'Press play to listen to this article',
  region: 'Listen to this article',
  computerVoice: 'computer voice',
  about: (duration) => `About ${duration}.`,
  units: {
    hour: { other: '# hr' },
    minute: { other: '# min' },
    hourInWords: { one: '# hour', other: '# hours' },
    minuteInWords: { one: '# minute', other: '# minutes' },
    and: ' ',
  },
  readByComputer: 'Read by a computer voice.',
  resumeAt: (time) => `Resume at ${time}`,
  fromStart: 'From the start',
  pause: 'Pause article',
  playerFailed: 'The player could not be loaded. Press play to try again.',
};
