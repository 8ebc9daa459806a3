// An article of plain sentences, made by rules from a seed: the same words in every run.

const WHO = [
  'the ferryman',
  'a gardener',
  'the old teacher',
  'her neighbour',
  'the night baker',
  'a young surveyor',
  'the clerk',
  'my aunt',
];
const DOES = ['carries', 'mends', 'counts', 'paints', 'describes', 'washes', 'measures', 'sells'];
const WHAT = ['boats', 'lamps', 'letters', 'apples', 'clocks', 'ropes', 'maps', 'kettles'];
const HOW = ['slowly', 'with care', 'without a word', 'for the third time', 'as in 1962', 'twice'];
const WHERE = [
  'behind the mill',
  'on the quay',
  'near the school',
  'at 7.30 in the morning',
  'under the bridge',
  'in the yard of No. 14',
];
const WHY = [
  'because the river is high',
  'although nobody asked',
  'until the bell rings',
  'while it rains',
];
const WORDS_OF_A_PARAGRAPH = 80;
const PARAGRAPHS_OF_A_SECTION = 6;

/** @returns the HTML of an article with about as many words, without the element around it. */
export function articleHtml(words, seed = 1) {
  const pick = picker(seed);
  const parts = [`<h1>${capital(`${pick(WHO)} ${pick(WHERE)}`)}</h1>`];
  for (let count = 0, index = 0; count < words; index++) {
    if (index > 0 && index % PARAGRAPHS_OF_A_SECTION === 0)
      parts.push(`<h2>${capital(`${pick(WHAT)} ${pick(WHERE)}`)}</h2>`);
    const sentences = paragraph(pick, Math.min(WORDS_OF_A_PARAGRAPH, words - count));
    count += wordsIn(sentences.join(' '));
    parts.push(`<p>${sentences.join(' ')}</p>`);
  }
  return parts.join('\n');
}

function paragraph(pick, words) {
  const sentences = [];
  for (let count = 0; count < words; count += wordsIn(sentences.at(-1)))
    sentences.push(sentence(pick));
  return sentences;
}

function sentence(pick) {
  const clause = `${pick(WHO)} ${pick(DOES)} ${pick(WHAT)} ${pick(HOW)} ${pick(WHERE)}`;
  return `${capital(clause)}, ${pick(WHY)}.`;
}

const wordsIn = (text) => text.split(' ').length;
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Takes one of a list at random, from a linear congruential generator (Numerical Recipes). */
function picker(seed) {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)];
  };
}
