import type { Strings } from '../element/strings.js';

const minutes = new Intl.NumberFormat('de', { style: 'unit', unit: 'minute', unitDisplay: 'long' });
const seconds = new Intl.NumberFormat('de', { style: 'unit', unit: 'second', unitDisplay: 'long' });

const de: Strings = {
  lang: 'de',
  listen: 'Diesen Artikel anhören',
  play: 'Abspielen',
  pause: 'Pause',
  previous: 'Vorheriger Satz',
  next: 'Nächster Satz',
  position: 'Position',
  speed: 'Tempo',
  computerVoice: 'Computerstimme',
  minutes: (count) => `${count} Min.`,
  left: (time) => `noch etwa ${time}`,
  place: (time, duration, sentence, sentences) => `${time} von etwa ${duration}, Satz ${sentence} von ${sentences}`,
  spokenTime: (m, s) => (m ? `${minutes.format(m)} ${seconds.format(s)}` : seconds.format(s)),
  finished: 'Artikel zu Ende',
  code: (lines) => `Code, ${lines === 1 ? 'eine Zeile' : `${lines} Zeilen`}.`,
  useOnline: 'Eine Online-Stimme verwenden',
  loadVoice: 'Stimme laden',
  onlineVoice: (voice) => `${voice} sendet den Text zum Sprechen ins Internet.`,
  notices: {
    'no-voice': (language) => `Dieses Gerät hat keine Stimme für die Stellen auf ${language}.`,
    'online-only': (language) => `Die Stellen auf ${language} sprechen nur Online-Stimmen.`,
    'no-recording': () => 'Die Aufnahme lässt sich nicht abspielen. Stattdessen liest eine Computerstimme.',
    loading: (_language, percent) => `Eine Stimme wird geladen: ${percent}.`,
    'other-voice': (_language, voice) => `Die gewählte Stimme ist nicht verfügbar. Es liest ${voice}.`,
  },
  errors: {
    unsupported: () => 'Dieser Browser kann nicht vorlesen. Bitte einen anderen versuchen.',
    'not-allowed': () => 'Der Browser möchte, dass Sie noch einmal auf Abspielen drücken.',
    'no-voice': (language) =>
      `Dieses Gerät hat keine Stimme für ${language}. Fügen Sie in den Spracheinstellungen des Systems eine hinzu und drücken Sie dann auf Abspielen.`,
    'online-only': (language) =>
      `Die einzigen Stimmen für ${language} würden den Text ins Internet senden. Fügen Sie in den Spracheinstellungen des Systems eine hinzu und drücken Sie dann auf Abspielen.`,
    muted: () =>
      'Der Browser lässt keinen Ton heraus. Schalten Sie diesen Tab laut und drücken Sie dann auf Abspielen.',
    silent: () => 'Die Stimme antwortet nicht. Drücken Sie auf Abspielen, um es noch einmal zu versuchen.',
    interrupted: () => 'Etwas anderes benutzt die Stimme. Drücken Sie auf Abspielen, um weiterzuhören.',
    failed: () => 'Die Stimme ist ausgefallen. Drücken Sie auf Abspielen, um es noch einmal zu versuchen.',
    download: () => 'Dazu müsste erst eine Stimme geladen werden, etwa 3 MB.',
    blocked: () => 'Diese Seite lässt die Stimme nicht zu, die nötig wäre.',
  },
};

export default de;
