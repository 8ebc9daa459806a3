// Writes a book of about 100,000 words, always the same one.
const WORDS = 100_000;
const CHAPTERS = 50;
const PARAGRAPH = 90;

const PHRASES = {
  when: [
    'On the first dry morning',
    'After the bells',
    'Some time before the harvest',
    'While the ferry waited',
    'In the week of the long rain',
    'When the shutters were still closed',
    'Late in the afternoon',
    'Before anybody had lit a lamp',
  ],
  who: [
    'the keeper of the sluice',
    'a child from the upper lane',
    'the woman who mends the nets',
    'somebody in a yellow coat',
    'the second baker',
    'a pair of surveyors',
    'the whole school',
    'the man with the barometer',
  ],
  did: [
    'wrote down a cloud',
    'measured the wind between two doors',
    'found frost in a teacup',
    'heard thunder behind the hill and counted to nine',
    'carried a puddle across the square in a hat',
    'drew the shape of the fog on a window',
    'weighed the snow on one leaf',
    'waited for the sun to reach the third step',
  ],
  so: [
    'and nobody asked why',
    'and it was entered in the book with the date',
    'but the wind had already gone elsewhere',
    'so the page was left half empty',
    'and the neighbours came to look',
    'although the almanac had said nothing of it',
    'and that was the end of the drought, or nearly',
    'which had not happened since the mill burned',
  ],
};

let seed = 7;
/** The generator of Park and Miller, so that the book is the same at each visit. */
function random() {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
}
const one = (list) => list[Math.floor(random() * list.length)];
const sentence = () =>
  `${one(PHRASES.when)}, ${one(PHRASES.who)} ${one(PHRASES.did)}, ${one(PHRASES.so)}.`;
const count = (text) => text.split(' ').length;
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function paragraph() {
  const sentences = [];
  let words = 0;
  while (words < PARAGRAPH) {
    sentences.push(sentence());
    words += count(sentences.at(-1));
  }
  return { text: sentences.join(' '), words };
}

const pages = document.createDocumentFragment();
for (let chapter = 1; chapter <= CHAPTERS; chapter++) {
  pages.append(element('h2', `Chapter ${chapter}: ${one(PHRASES.when)}`));
  for (let words = 0; words < WORDS / CHAPTERS;) {
    const next = paragraph();
    pages.append(element('p', next.text));
    words += next.words;
  }
}
document.querySelector('article').append(pages);
