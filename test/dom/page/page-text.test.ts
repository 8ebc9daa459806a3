import { afterEach, describe, expect, test } from 'vitest';
import { pageText } from '../../../src/page/page-text.js';

const page = document.createElement('section');
afterEach(() => page.remove());

/** The text of the test page alone, and what of it is in its `b`. */
function seen(markup: string): [text: string, marked: string] {
  page.innerHTML = markup;
  document.body.prepend(page);
  const range = document.createRange();
  const marked = page.querySelector('b')!;
  range.setStart(marked.firstChild!, 0);
  range.setEnd(marked.lastChild!, (marked.lastChild as Text).length);
  const { text, span } = pageText(range);
  return [text.split('\nthe end')[0]!, text.slice(span.start, span.end)];
}
const END = '<p>the end</p>';

describe('the text of a page', () => {
  test.each([
    ['has a line a block', '<p>One</p><p><b>Two</b></p>Three<div>Four</div>', 'One\nTwo\nThree\nFour', 'Two'],
    ['has a line where a line is broken', 'One<br><b>two</b>', 'One\ntwo', 'two'],
    ['has white space collapsed', '<p> One \n <b>two\t three </b>  four </p>', 'One two three four', 'two three'],
    ['has the lines of what is preformatted', '<pre>one\n<b>two</b></pre>', 'one\ntwo', 'two'],
    ['has no marks that nobody sees', '<b>hy\u00ADphen\u200Bated</b>', 'hyphenated', 'hyphenated'],
    ['has nothing that is not shown', '<b>one</b><i style="display: none">two</i><i hidden>three</i>', 'one', 'one'],
    [
      'has what is visible in what is not',
      '<p style="visibility: hidden">one <b style="visibility: visible">two</b></p>',
      'two',
      'two',
    ],
    [
      'has no text of what is no text',
      '<b>one</b><style>i {}</style><template>two</template><textarea>three</textarea><select><option>four</select>',
      'one',
      'one',
    ],
    ['has what is left out of the reading', '<nav>one</nav><b>two</b><button>three</button>', 'one\ntwo\nthree', 'two'],
  ])('%s', (_, markup, text, marked) => {
    const [whole, part] = seen(markup + END);
    expect([whole, part]).toEqual([text, marked]);
  });

  test('takes a deep page', () => {
    expect(seen(`${'<div>'.repeat(600)}<b>one</b>${'</div>'.repeat(600)}${END}`)).toEqual(['one', 'one']);
  });
});
