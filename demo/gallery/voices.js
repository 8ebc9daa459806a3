// The voice desk of voices.html: shows what the voices do, and gets in their way.
const player = document.querySelector('article-player');
const facts = document.querySelector('.facts');
const seconds = (time) => (Number.isFinite(time) ? `${time.toFixed(1)} s` : '–');
let voice = '–';

/** Which highlight the word has tells whether its place was heard or reckoned. */
function words() {
  const lit = (name) => CSS.highlights?.has(`article-player-${name}`);
  return lit('word') ? 'told by the voice' : lit('word-estimated') ? 'reckoned' : '–';
}

function show() {
  const { currentSentence, currentTime, duration, notice, error, playbackRate } = player;
  const rows = {
    Voice: voice,
    Sentence: currentSentence
      ? `${currentSentence.index + 1}, in ${currentSentence.lang || 'no language'}`
      : '–',
    Words: words(),
    Time: `${seconds(currentTime)} of ${seconds(duration)}, left at ${playbackRate}×: ${seconds((duration - currentTime) / playbackRate)}`,
    Notice: notice ? `${notice.reason}: ${notice.lang}` : '–',
    Error: error ? error.reason : '–',
  };
  facts.replaceChildren(
    ...Object.entries(rows).flatMap(([name, value]) => [
      Object.assign(document.createElement('dt'), { textContent: name }),
      Object.assign(document.createElement('dd'), { textContent: value }),
    ]),
  );
}

const acts = {
  read: () => (player.noVoice = player.noVoice === 'skip' ? 'read' : 'skip') === 'read',
  online: () => (player.onlineVoices = !player.onlineVoices),
  hurry() {
    for (let i = 1; i <= 10; i++) setTimeout(() => (player.playbackRate = 0.9 + i / 10), 100 * i);
  },
  hide: () => speechSynthesis.cancel(),
};

document.querySelector('.desk').addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-act]');
  if (!button) return;
  const pressed = acts[button.dataset.act]();
  if (button.hasAttribute('aria-pressed')) button.setAttribute('aria-pressed', String(pressed));
});

document
  .querySelector('.preview-switch')
  .addEventListener('click', () => (player.preview = !player.preview));

// The platform itself is asked who speaks: the page may look on.
const { speak } = SpeechSynthesis.prototype;
SpeechSynthesis.prototype.speak = function (utterance) {
  voice = utterance.voice
    ? `${utterance.voice.name} (${utterance.voice.lang})`
    : `the browser’s own for ${utterance.lang}`;
  return speak.call(this, utterance);
};

for (const type of [
  'timeupdate',
  'sentencechange',
  'wordchange',
  'durationchange',
  'noticechange',
  'error',
  'ratechange',
  'loadedmetadata',
]) {
  player.addEventListener(type, show);
}
show();
