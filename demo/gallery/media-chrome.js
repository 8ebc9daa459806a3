// Other people's controls, unmodified; here is only what a page does with any media: it shows the
// captions, and logs the events.
import 'media-chrome';
import 'media-chrome/menu';

const speech = document.querySelector('article-speech');
const caption = document.querySelector('.caption');
const log = document.querySelector('.log');
/** So many events are shown. */
const SHOWN = 14;

await customElements.whenDefined('article-speech');

function showCaption() {
  const track = [...speech.textTracks].find(({ kind }) => kind === 'captions');
  const cue = track?.mode === 'showing' ? track.activeCues[0] : undefined;
  caption.replaceChildren(cue?.getCueAsHTML() ?? '');
}

speech.textTracks.addEventListener('change', showCaption);
speech.textTracks.addEventListener('addtrack', ({ track }) =>
  track.addEventListener('cuechange', showCaption),
);
for (const track of speech.textTracks) track.addEventListener('cuechange', showCaption);

const EVENTS =
  'loadstart emptied loadedmetadata canplaythrough durationchange play waiting playing pause ended seeking seeked timeupdate ratechange volumechange voicechange voiceschange error';
let last;
for (const type of EVENTS.split(' ')) {
  speech.addEventListener(type, () => {
    // One line for a row of them.
    if (type === last && type === 'timeupdate') log.firstElementChild.remove();
    last = type;
    const line = document.createElement('li');
    line.textContent = `${speech.currentTime.toFixed(2)} s  ${type}`;
    log.prepend(line);
    if (log.childElementCount > SHOWN) log.lastElementChild.remove();
  });
}
