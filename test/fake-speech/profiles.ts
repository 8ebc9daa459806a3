import type { VirtualClock } from './clock.js';
import type { FakeVoice, Knobs } from './knobs.js';
import { FakeSpeech } from './synthesis.js';

/* The behaviour of browsers, as observed or read in their source. */

const sapi = (name: string, lang: string): FakeVoice => ({
  name: `Microsoft ${name} - English`,
  lang,
});
const google = (name: string, lang: string): FakeVoice => ({
  ...{ name: `Google ${name}`, lang, localService: false, words: false },
});
const apple = (
  name: string,
  lang: string,
  id = `com.apple.voice.compact.${lang}.${name}`,
): FakeVoice => ({
  ...{ name, lang, voiceURI: id, default: true },
});
const moz = (system: string, name: string, lang: string): FakeVoice => ({
  ...{ name, lang, voiceURI: `urn:moz-tts:${system}:${name}?${lang}`, localService: false },
});

/** Windows has its own scale, with whole steps (Chromium, tts_win.cc). */
const windowsRate = (rate: number): number => (rate > 1 ? rate ** 0.47 : rate);
const appleRate = (rate: number): number => Math.min(4, rate > 1 ? 1 + (rate - 1) * 3 : rate);
const linuxRate = (rate: number): number => Math.min(3, rate);

const WINDOWS = [sapi('David', 'en-US'), sapi('Hazel', 'en-GB'), sapi('Hedda', 'de-DE')];
const LINUX: readonly FakeVoice[] = ['en-US', 'en-GB', 'de', 'fr', 'cmn'].flatMap((lang) =>
  ['', '+Annie', '+croak'].map((manner) => ({ name: `espeak ${lang}${manner}`, lang })),
);

export const PROFILES = {
  chromeWin: () => ({ voices: WINDOWS, sentences: true, rateMap: windowsRate, voicesAt: 30 }),
  chromeMac: () => ({
    voices: [
      apple('Samantha', 'en-US'),
      apple('Daniel', 'en-GB'),
      apple('Anna', 'de-DE'),
      apple('Bells', 'en-US'),
    ],
    voicesAt: 40,
  }),
  chromeLinuxSpd: () => ({
    ...{ voices: LINUX, words: false, startLatency: 100, rateMap: linuxRate, pause: 'forGood' },
    ...{ cancelSwallowsNext: 3 },
  }),
  chromeGoogleRemote: () => ({
    ...{ voices: [google('US English', 'en-US'), google('Deutsch', 'de-DE'), ...WINDOWS] },
    ...{ words: false, startLatency: 350, pause: 'noEvent', voicesAt: 60 },
  }),
  chromeGoogleRemoteOld: () => ({
    ...{ voices: [google('US English', 'en-US'), google('Deutsch', 'de-DE')] },
    ...{ words: false, startLatency: 350, cutoffAfter: 15_000, pause: 'noEvent' },
  }),
  edgeNatural: () => ({
    voices: [
      { name: 'Microsoft Ava Online (Natural) - English', lang: 'en-US', localService: false },
      ...WINDOWS,
    ],
    ...{ startLatency: 250, voicesAt: 100, voiceschanged: 'many' },
  }),
  chromeAndroid: () => ({
    ...{
      voices: ['en_US', 'en_GB', 'de_DE'].map((lang) => ({ name: `Voice ${lang}`, lang })),
      words: false,
    },
    ...{
      hidden: 'interrupt',
      pause: 'stopNoEvent',
      maxChars: 4000,
      voicesAt: 300,
      startLatency: 120,
    },
  }),
  edgeAndroidEmpty: () => ({
    voices: [],
    words: false,
    hidden: 'interrupt',
    maxChars: 4000,
    startLatency: 200,
  }),
  samsungAndroid: () => ({
    voices: [{ name: 'Samsung', lang: 'en_US', voiceURI: 'com.samsung.SMT-lang', silent: true }],
    ...{ words: false, hidden: 'interrupt' },
  }),
  firefoxWin: () => ({
    ...{
      voices: [moz('sapi', 'David', 'en-US'), moz('sapi', 'Hedda', 'de-DE')],
      sentences: true,
      rateMap: windowsRate,
    },
    ...{ cancelEvents: 'end', cancelLatency: 20, speakingFlag: 'global' },
  }),
  firefoxMac: () => ({
    ...{
      voices: [moz('osx', 'Samantha', 'en-US'), moz('osx', 'Anna', 'de-DE')],
      cancelEvents: 'end',
    },
    ...{ cancelLatency: 15, speakingFlag: 'async' },
  }),
  firefoxLinux: () => ({
    ...{
      voices: LINUX.map(({ name, lang }) => moz('speechd', name, lang)),
      words: false,
      startLatency: 20,
    },
    ...{
      cancelEvents: 'end',
      cancelLatency: 40,
      pause: 'noop',
      speakingFlag: 'async',
      rateMap: linuxRate,
    },
  }),
  firefoxAndroid: () => ({
    ...{
      voices: [moz('android', 'English', 'eng-US-f000'), moz('android', 'Deutsch', 'deu-DEU-f000')],
    },
    ...{ cancelEvents: 'errorNoCode', pause: 'noop', speakingFlag: 'global' },
  }),
  firefoxRFP: () => ({ voices: [], error: { code: undefined }, cancelEvents: 'errorNoCode' }),
  safariMac2026: () => ({
    ...{
      voices: [apple('Samantha', 'en-US'), apple('Daniel', 'en-GB')],
      cancelEvents: 'canceledSync',
    },
    rateMap: appleRate,
  }),
  safariIOS2026: () => ({
    ...{
      voices: [apple('Samantha', 'en-US'), apple('Daniel', 'en-GB')],
      cancelEvents: 'canceledSync',
    },
    ...{ rateMap: appleRate, gesture: 'silent', hidden: 'freeze', voicesAt: 200 },
  }),
  safariLegacy: () => ({
    ...{
      voices: [apple('Samantha', 'en-US')],
      cancelEvents: 'end',
      cancelLatency: 30,
      charLength: 'undefined',
    },
    ...{
      cancelKillsCurrentLate: 40,
      eventTarget: false,
      voiceschanged: 'never',
      boundaryBeforeStart: true,
    },
  }),
  webkitGtkFlite: () => ({
    ...{
      voices: ['awb', 'kal', 'rms', 'slt'].map((name) => ({
        name,
        lang: 'en-US',
        voiceURI: '',
        localService: false,
      })),
    },
    words: false,
  }),
  webkitGtkSpiel: () => ({
    ...{
      voices: [
        { name: 'English (America)', lang: 'en-us', voiceURI: 'gmw/en-US', localService: false },
      ],
    },
    ...{ words: false, needsVoice: true },
  }),
  chromeMutedTab: () => ({ voices: WINDOWS, muted: true }),
  noApi: () => undefined,
  hostile,
} satisfies Record<string, (seed: number) => Partial<Knobs> | undefined>;

export type ProfileName = keyof typeof PROFILES;
export const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[];

/** A browser with random behaviour, from a seed. */
function hostile(seed: number): Partial<Knobs> {
  let state = seed >>> 0 || 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const oneOf = <const Values extends readonly unknown[]>(...values: Values): Values[number] =>
    values[Math.floor(random() * values.length)]!;
  const lies = oneOf(true, false, false);
  return {
    voices: [
      { name: 'Good', lang: 'en-US', words: oneOf(true, false) },
      { name: '<b onclick=x>', lang: 'en_GB', silent: oneOf(true, false) },
    ],
    voicesAt: oneOf(0, 0, 500, Infinity),
    voiceschanged: oneOf('once', 'many', 'never', 'emptyFirst'),
    startLatency: oneOf(1, 50, 900, 3000),
    start: oneOf(true, true, false),
    endMode: oneOf('normal', 'normal', 'lost', 'twice', 'endAndError'),
    cancelEvents: oneOf('interrupted+canceled', 'end', 'canceledSync', 'errorNoCode', 'none'),
    cancelLatency: oneOf(0, 5, 60, 400),
    cancelSwallowsNext: oneOf(0, 0, 50),
    cancelKillsCurrentLate: oneOf(undefined, undefined, 40),
    speakingFlag: oneOf('sync', 'async', 'stuckTrue', 'global'),
    sentences: oneOf(true, false),
    charLength: oneOf('ok', 0, 'undefined', 'wrong'),
    lies,
    indexOf: lies
      ? oneOf(
          () => Math.floor(random() * 200) - 20,
          () => NaN,
          (index: number) => index + 4,
        )
      : oneOf(
          (index: number) => index,
          (index: number) => Math.max(0, index - 1),
        ),
    boundaryBeforeStart: oneOf(true, false),
    pace: oneOf(8, 15, 25),
  };
}

/** A fake browser of this profile; without `speech` if it has no speech synthesis. */
export function browserOf(
  name: ProfileName,
  clock: VirtualClock,
  seed = 1,
): { speech?: FakeSpeech; platform: never } {
  const knobs = PROFILES[name](seed) as Partial<Knobs> | undefined;
  if (!knobs) return { platform: { navigator: { languages: ['en-GB'] } } as never };
  const speech = new FakeSpeech(knobs, clock);
  return { speech, platform: speech.platform };
}
