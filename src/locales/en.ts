import type { Strings } from '../element/strings.js';

const minutes = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'long' });
const seconds = new Intl.NumberFormat('en', { style: 'unit', unit: 'second', unitDisplay: 'long' });

const en: Strings = {
  lang: 'en',
  listen: 'Listen to this article',
  play: 'Play',
  pause: 'Pause',
  previous: 'Previous sentence',
  next: 'Next sentence',
  position: 'Position',
  speed: 'Speed',
  computerVoice: 'computer voice',
  minutes: (count) => `${count} min`,
  left: (time) => `about ${time} left`,
  place: (time, duration, sentence, sentences) => `${time} of about ${duration}, sentence ${sentence} of ${sentences}`,
  spokenTime: (m, s) => (m ? `${minutes.format(m)} ${seconds.format(s)}` : seconds.format(s)),
  finished: 'Article finished',
  code: (lines) => `Code, ${lines} ${lines === 1 ? 'line' : 'lines'}.`,
  useOnline: 'Use an online voice',
  loadVoice: 'Load the voice',
  onlineVoice: (voice) => `${voice} sends the text over the internet to be spoken.`,
  notices: {
    'no-voice': (language) => `This device has no voice for the parts in ${language}.`,
    'online-only': (language) => `Only online voices speak the parts in ${language}.`,
    'no-recording': () => 'The recording could not be played. A computer voice reads instead.',
    loading: (_language, percent) => `A voice is being loaded: ${percent}.`,
    'other-voice': (_language, voice) => `The chosen voice is not available. ${voice} reads instead.`,
  },
  errors: {
    unsupported: () => 'This browser cannot read aloud. Try another one.',
    'not-allowed': () => 'The browser wants you to press play once more.',
    'no-voice': (language) =>
      `This device has no voice for ${language}. Add one in the system’s speech settings, then press play.`,
    'online-only': (language) =>
      `The only voices for ${language} here would send the text over the internet. Add one in the system’s speech settings, then press play.`,
    muted: () => 'The browser is not letting any sound out. Unmute this tab, then press play.',
    silent: () => 'The voice does not answer. Press play to try again.',
    interrupted: () => 'Something else is using the voice. Press play to go on.',
    failed: () => 'The voice failed. Press play to try again.',
    download: () => 'A voice would have to be loaded first, of about 3 MB.',
    blocked: () => 'This page does not allow the voice that it would need.',
  },
};

export default en;
