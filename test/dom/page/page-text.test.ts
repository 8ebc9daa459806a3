import { afterEach, describe, expect, test } from 'vitest';
import { pageText } from '../../../src/page/page-text.js';

const page = document.createElement('section');
afterEach(() => page.remove());

/** The text of the test section, and the part of it in its `b`. */
function textsOf(markup: string): [text: string, marked: string] {
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
    [
      'has a line for each block',
      '<p>One</p><p><b>Two</b></p>Three<div>Four</div>',
      'One\nTwo\nThree\nFour',
      'Two',
    ],
    ['has a line break for `br`', 'One<br><b>two</b>', 'One\ntwo', 'two'],
    [
      'has collapsed white space',
      '<p> One \n <b>two\t three </b>  four </p>',
      'One two three four',
      'two three',
    ],
    ['keeps the lines of preformatted text', '<pre>one\n<b>two</b></pre>', 'one\ntwo', 'two'],
    ['has no invisible characters', '<b>hy\u00ADphen\u200Bated</b>', 'hyphenated', 'hyphenated'],
    [
      'excludes text that is not displayed',
      '<b>one</b><i style="display: none">two</i><i hidden>three</i>',
      'one',
      'one',
    ],
    [
      'has visible text in an invisible element',
      '<p style="visibility: hidden">one <b style="visibility: visible">two</b></p>',
      'two',
      'two',
    ],
    [
      'excludes the text of styles, templates and form controls',
      '<b>one</b><style>i {}</style><template>two</template><textarea>three</textarea><select><option>four</select>',
      'one',
      'one',
    ],
    [
      'includes text that is not read aloud',
      '<nav>one</nav><b>two</b><button>three</button>',
      'one\ntwo\nthree',
      'two',
    ],
  ])('%s', (_, markup, text, marked) => {
    const [whole, part] = textsOf(markup + END);
    expect([whole, part]).toEqual([text, marked]);
  });

  test('is extracted from a deeply nested page', () => {
    expect(textsOf(`${'<div>'.repeat(600)}<b>one</b>${'</div>'.repeat(600)}${END}`)).toEqual([
      'one',
      'one',
    ]);
  });
});
