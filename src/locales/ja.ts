import type { Strings } from '../element/strings.js';

const ja: Strings = {
  lang: 'ja',
  listen: 'この記事を聴く',
  play: '再生',
  pause: '一時停止',
  previous: '前の文',
  next: '次の文',
  position: '再生位置',
  speed: '速度',
  computerVoice: '合成音声',
  minutes: (count) => `${count}分`,
  left: (time) => `残り約${time}`,
  place: (time, duration, sentence, sentences) => `約${duration}のうち${time}、${sentences}文中${sentence}文目`,
  spokenTime: (m, s) => (m ? `${m}分${s}秒` : `${s}秒`),
  finished: '記事の終わりです',
  code: (lines) => `コード、${lines}行。`,
  useOnline: 'オンライン音声を使う',
  loadVoice: '音声を読み込む',
  onlineVoice: (voice) => `${voice}は、読み上げのために文章をインターネットに送信します。`,
  notices: {
    'no-voice': (language) => `この端末には${language}の部分を読む音声がありません。`,
    'online-only': (language) => `${language}の部分を読めるのはオンライン音声だけです。`,
    'no-recording': () => '録音を再生できません。代わりに合成音声が読み上げます。',
    loading: (_language, percent) => `音声を読み込んでいます（${percent}）。`,
    'other-voice': (_language, voice) => `選んだ音声は使えません。${voice}が読みます。`,
  },
  errors: {
    unsupported: () => 'このブラウザーには読み上げ機能がありません。別のブラウザーでお試しください。',
    'not-allowed': () => 'もう一度「再生」を押してください。',
    'no-voice': (language) =>
      `この端末には${language}の音声がありません。システムの音声設定で追加してから「再生」を押してください。`,
    'online-only': (language) =>
      `この端末にある${language}の音声は、文章をインターネットに送信するものだけです。システムの音声設定で端末内の音声を追加してから「再生」を押してください。`,
    muted: () => 'ブラウザーの音が出ていません。このタブのミュートを解除してから「再生」を押してください。',
    silent: () => '音声が応答しません。「再生」を押してもう一度お試しください。',
    interrupted: () => '音声がほかで使われています。「再生」を押すと続きを聴けます。',
    failed: () => '音声が止まりました。「再生」を押してもう一度お試しください。',
    download: () => '約3 MBの音声を先に読み込む必要があります。',
    blocked: () => 'このページでは、必要な音声の使用が許可されていません。',
  },
};

export default ja;
