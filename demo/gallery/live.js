// The news desk of live.html: changes the article under the player, as pages do.
const UPDATES = [
  [
    '10:41 a.m. A collision',
    'The Bakers have run into the Bank. Nobody is hurt, and the bank will be dug out on Monday.',
  ],
  [
    '10:47 a.m. A swan',
    'A swan has boarded the tub of the Fire Brigade. The crew has left it by the other side.',
  ],
  [
    '10:52 a.m. Half way',
    'At the willow the Choral Society leads by a length, and by four verses.',
  ],
  ['10:58 a.m. The Ironmongers are gone', 'The Unsinkable has sunk. The kettle was saved.'],
  [
    '11:04 a.m. The bridge',
    'The swan finishes first. The judges have asked for the rules to be read out again.',
  ],
];
const LATER = [
  'A reader writes to ask who washes the tubs. Nobody does: they are bathtubs.',
  'The ham, in case you wonder, is on the second shelf of the butcher’s window, with a ribbon around it.',
  'The ferry will not run before noon. Its ferryman is in tub number six.',
];
const ELSEWHERE = [
  'A quiet week for the lighthouse',
  'No ship has passed the lighthouse since Tuesday. The keeper has used the time to paint the stairs, all of them, from the top down.',
  'He is now at the bottom, and the paint is still wet.',
];

const player = document.querySelector('article-player');
const place = document.querySelector('.place');
const article = () => place.querySelector('article');
const turn = { top: 0, end: 0 };
let timer;

/** An element with a text in it. */
function made(name, text) {
  const element = document.createElement(name);
  element.append(text);
  element.className = 'fresh';
  return element;
}

/** The element and the text around what is being read. */
function beingRead() {
  const range = player.currentSentence?.range;
  return range && { range, block: range.startContainer.parentElement.closest('p, li, h1, h2') };
}

function texts() {
  const walker = document.createTreeWalker(article(), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest('article-player')) found.push(walker.currentNode);
  return found;
}

const acts = {
  top() {
    const [title, text] = UPDATES[turn.top++ % UPDATES.length];
    article().querySelector('article-player').after(made('h2', title), made('p', text));
  },
  end() {
    article().append(made('p', LATER[turn.end++ % LATER.length]));
  },
  correct() {
    const { range } = beingRead() ?? {};
    if (!range) return;
    const rest = range.cloneRange();
    const { endContainer, endOffset, startContainer, startOffset } = range;
    const from = startContainer === endContainer ? Math.floor((startOffset + endOffset) / 2) : 0;
    const text = endContainer.data;
    rest.setStart(endContainer, text.indexOf(' ', from) + 1);
    rest.deleteContents();
    rest.insertNode(document.createTextNode('no, as we now hear, it is not so at all.'));
  },
  withdraw() {
    beingRead()?.block.remove();
  },
  swap() {
    for (const text of texts()) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text.data);
    }
  },
  storm() {
    const clock = article().appendChild(made('p', ''));
    let count = 0;
    const each = setInterval(() => {
      clock.textContent = `The crowd has cheered ${++count} times.`;
      if (count === 1000) clearInterval(each);
    }, 10);
  },
  timer(button) {
    clearInterval(timer);
    timer = timer ? undefined : setInterval(acts.top, 8000);
    button.setAttribute('aria-pressed', String(timer !== undefined));
  },
  route() {
    const next = document.createElement('article');
    const [title, ...paragraphs] = ELSEWHERE;
    next.append(made('h1', title), player, ...paragraphs.map((text) => made('p', text)));
    place.replaceChildren(next);
  },
};

document
  .querySelector('.preview-switch')
  .addEventListener('click', () => (player.preview = !player.preview));
document.querySelector('.desk').addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button) acts[button.dataset.act](button);
});
