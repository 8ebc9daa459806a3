import { nextFrame } from '@open-wc/testing';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Highlighter } from '../../../../src/features/highlight/highlighter.js';
import { emulate } from '../../../support/media.js';
import { page } from '../../../support/page.js';

const SENTENCE = 'article-player-sentence';
const WORD = 'article-player-word';

function rangeIn(element: Element, start = 0, end = 3): Range {
  const range = document.createRange();
  range.setStart(element.firstChild!, start);
  range.setEnd(element.firstChild!, end);
  return range;
}

/** An article with a highlighted sentence and word. */
function highlighted(html = '<p>One two three.</p>') {
  const article = page(html);
  const paragraph = article.querySelector('p')!;
  const sentence = rangeIn(paragraph, 0, 14);
  const word = rangeIn(paragraph, 4, 7);
  const highlighter = highlighterOf(article);
  highlighter.show('sentence', sentence);
  highlighter.show('word', word);
  return { article, paragraph, sentence, word, highlighter };
}

const made: Highlighter[] = [];
function highlighterOf(article: Element): Highlighter {
  const highlighter = new Highlighter(article);
  made.push(highlighter);
  return highlighter;
}

/** Compares by identity, because any two ranges are equal for `toEqual`. */
function expectHighlighted(name: string, ...wanted: Range[]): void {
  const ranges = [...(CSS.highlights.get(name) ?? [])];
  expect(ranges).toHaveLength(wanted.length);
  wanted.forEach((range, index) => expect(ranges[index]).toBe(range));
}

const styleOf = (element: Element, name: string) =>
  getComputedStyle(element, `::highlight(${name})`);

function defaultRules(): CSSRuleList {
  const [layer] = document.adoptedStyleSheets[0]!.cssRules as unknown as [CSSLayerBlockRule];
  expect(layer.name).toBe('article-player');
  const [screen] = layer.cssRules as unknown as [CSSMediaRule];
  expect(screen.conditionText).toBe('screen');
  return screen.cssRules;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const highlighter of made.splice(0)) highlighter.clear();
});

describe('a highlighter', () => {
  test('highlights a sentence and a word', () => {
    const { sentence, word } = highlighted();
    expectHighlighted(SENTENCE, sentence);
    expectHighlighted(WORD, word);
  });

  test('paints the word over the sentence', () => {
    highlighted();
    expect(CSS.highlights.get(WORD)!.priority).toBeGreaterThan(
      CSS.highlights.get(SENTENCE)!.priority,
    );
  });

  test('highlights one sentence and one word at a time', () => {
    const { paragraph, sentence, highlighter } = highlighted();
    const next = rangeIn(paragraph, 8, 13);
    highlighter.show('word', next);
    expectHighlighted(WORD, next);
    highlighter.show('word', undefined);
    expect(CSS.highlights.has(WORD)).toBe(false);
    expectHighlighted(SENTENCE, sentence);
  });

  test('keeps a range that is highlighted again', () => {
    const { paragraph, word, highlighter } = highlighted();
    const before = CSS.highlights.get(WORD)!;
    const add = vi.spyOn(before, 'add');
    highlighter.show('word', rangeIn(paragraph, 4, 7));
    expect(add).not.toHaveBeenCalled();
    expectHighlighted(WORD, word);
  });

  test('changes nothing in the page', () => {
    const article = page('<p class="a">One two three.</p>');
    const before = document.documentElement.outerHTML;
    const records = new MutationObserver(() => {});
    records.observe(document, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    const highlighter = highlighterOf(article);
    highlighter.show('sentence', rangeIn(article.querySelector('p')!));
    expect(document.documentElement.outerHTML).toBe(before);
    highlighter.clear();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(records.takeRecords()).toEqual([]);
  });

  test('leaves no highlight and no style behind', () => {
    const own = new CSSStyleSheet();
    document.adoptedStyleSheets = [own];
    onTestFinished(() => {
      document.adoptedStyleSheets = [];
    });
    const names = [...CSS.highlights.keys()];
    const { highlighter } = highlighted();
    expect(document.adoptedStyleSheets).toHaveLength(2);
    highlighter.clear();
    highlighter.clear();
    expect(document.adoptedStyleSheets).toHaveLength(1);
    expect(document.adoptedStyleSheets[0]).toBe(own);
    expect([...CSS.highlights.keys()]).toEqual(names);
  });

  test('does nothing without the CSS Custom Highlight API', () => {
    vi.stubGlobal('CSS', { supports: () => false });
    const { highlighter } = highlighted();
    highlighter.clear();
    expect(document.adoptedStyleSheets).toHaveLength(0);
  });
});

describe('two highlighters', () => {
  test('share the highlights and the styles', () => {
    const one = highlighted();
    const other = highlighted();
    expectHighlighted(WORD, one.word, other.word);
    expect(document.adoptedStyleSheets).toHaveLength(1);
  });

  test('each remove only their own', () => {
    const one = highlighted();
    const other = highlighted();
    one.highlighter.clear();
    expectHighlighted(WORD, other.word);
    expectHighlighted(SENTENCE, other.sentence);
    expect(document.adoptedStyleSheets).toHaveLength(1);
    expect(styleOf(other.paragraph, WORD).backgroundColor).toBe('rgb(255, 212, 59)');
    other.highlighter.clear();
    expect(document.adoptedStyleSheets).toHaveLength(0);
    expect(CSS.highlights.has(WORD) || CSS.highlights.has(SENTENCE)).toBe(false);
  });
});

describe('the default styles', () => {
  test('set text and background colour together', () => {
    const { paragraph } = highlighted();
    expect(styleOf(paragraph, SENTENCE)).toMatchObject({
      color: 'rgb(26, 26, 26)',
      backgroundColor: 'rgb(255, 243, 191)',
    });
    expect(styleOf(paragraph, WORD)).toMatchObject({
      color: 'rgb(0, 0, 0)',
      backgroundColor: 'rgb(255, 212, 59)',
      textDecorationLine: 'underline',
      textDecorationThickness: '3px',
      textDecorationColor: 'rgb(0, 0, 0)',
    });
  });

  // Checks the rules, because Firefox paints this but does not report it in the computed style.
  test('fill transparent text, and remove its shadow', () => {
    highlighted();
    const bands = [...defaultRules()]
      .map((rule) => (rule as CSSStyleRule).style)
      .filter((style) => style.backgroundColor);
    expect(bands).toHaveLength(4);
    for (const style of bands) {
      expect([style.webkitTextFillColor.toLowerCase(), style.textShadow]).toEqual([
        'currentcolor',
        'none',
      ]);
    }
  });

  test('use custom properties of an ancestor of the article', () => {
    const { article, paragraph } = highlighted();
    const colors = {
      'sentence-background': 'red',
      'sentence-color': 'white',
      'word-background': 'blue',
      'word-color': 'lime',
      'word-underline': 'aqua',
    };
    for (const [name, color] of Object.entries(colors))
      article.style.setProperty(`--article-player-${name}`, color);
    expect(styleOf(paragraph, SENTENCE)).toMatchObject({
      color: 'rgb(255, 255, 255)',
      backgroundColor: 'rgb(255, 0, 0)',
    });
    expect(styleOf(paragraph, WORD)).toMatchObject({
      color: 'rgb(0, 255, 0)',
      backgroundColor: 'rgb(0, 0, 255)',
      textDecorationColor: 'rgb(0, 255, 255)',
    });
  });

  test('are overridden by those of the page', () => {
    const { paragraph } = highlighted(
      `<style>::highlight(${WORD}) { background-color: red; }</style><p>One two three.</p>`,
    );
    expect(styleOf(paragraph, WORD).backgroundColor).toBe('rgb(255, 0, 0)');
    expect(styleOf(paragraph, WORD).color).toBe('rgb(0, 0, 0)');
  });

  test('are added to the shadow root of the article', () => {
    const root = page('<div></div>').firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<article><p>One two three.</p></article>';
    const paragraph = root.querySelector('p')!;
    const highlighter = highlighterOf(root.querySelector('article')!);
    highlighter.show('word', rangeIn(paragraph));
    expect(styleOf(paragraph, WORD).backgroundColor).toBe('rgb(255, 212, 59)');
    expect(document.adoptedStyleSheets).toHaveLength(0);
    highlighter.clear();
    expect(root.adoptedStyleSheets).toHaveLength(0);
  });

  test('follow the article into another tree', () => {
    const { article, paragraph, word, highlighter } = highlighted();
    const root = page('<div></div>').firstElementChild!.attachShadow({ mode: 'open' });
    root.append(article);
    highlighter.show('word', word);
    expect([document.adoptedStyleSheets.length, root.adoptedStyleSheets.length]).toEqual([0, 1]);
    highlighter.show('word', rangeIn(paragraph));
    highlighter.clear();
    expect([document.adoptedStyleSheets.length, root.adoptedStyleSheets.length]).toEqual([0, 0]);
  });

  test('follow prefers-contrast, and a page that turns dark meanwhile', () => {
    const { article, paragraph, word, highlighter } = highlighted();
    const media = emulate();
    media.set('(prefers-contrast: more)', true);
    highlighter.clear();
    highlighter.show('word', word);
    expect(styleOf(paragraph, WORD)).toMatchObject({
      color: 'rgb(0, 0, 0)',
      backgroundColor: 'rgb(255, 255, 0)',
    });
    const before = styleOf(paragraph, SENTENCE).backgroundColor;
    media.set('(prefers-contrast: more)', false);
    article.style.backgroundColor = '#111';
    highlighter.show('sentence', rangeIn(paragraph, 1, 14));
    expect([before, styleOf(paragraph, SENTENCE).backgroundColor]).toEqual([
      'rgb(0, 0, 0)',
      'rgb(59, 52, 19)',
    ]);
  });
});

describe('with forced colours', () => {
  const FORCED = '(forced-colors: active)';

  test('only the word is highlighted, or the sentence if there is no word', () => {
    emulate(FORCED);
    const { sentence, word, highlighter } = highlighted();
    expect(CSS.highlights.has(SENTENCE)).toBe(false);
    expectHighlighted(WORD, word);
    highlighter.show('word', undefined);
    expectHighlighted(SENTENCE, sentence);
    expect(CSS.highlights.has(WORD)).toBe(false);
  });

  test('a sentence after a seek is highlighted instead of the word, and a hovered one is not', () => {
    emulate(FORCED);
    const { paragraph, sentence, word, highlighter } = highlighted();
    highlighter.show('hover', rangeIn(paragraph, 8, 13));
    highlighter.show('flash', sentence);
    expectHighlighted(SENTENCE, sentence);
    expect([...CSS.highlights.keys()]).toEqual([SENTENCE]);
    highlighter.show('flash', undefined);
    expectHighlighted(WORD, word);
    expect([...CSS.highlights.keys()]).toEqual([WORD]);
  });

  test('the sentence highlight is removed when they are turned on, and added when they are turned off', () => {
    const media = emulate();
    const list = media.set(FORCED, false);
    const removed = vi.spyOn(list, 'removeEventListener');
    const { sentence, word, highlighter } = highlighted();
    expectHighlighted(SENTENCE, sentence);
    media.set(FORCED, true);
    expect(CSS.highlights.has(SENTENCE)).toBe(false);
    expectHighlighted(WORD, word);
    media.set(FORCED, false);
    expectHighlighted(SENTENCE, sentence);
    highlighter.clear();
    expect(removed).toHaveBeenCalledOnce();
  });
});

describe('the highlight follows a change of the page’s colours', () => {
  const frames = async () => {
    await nextFrame();
    await nextFrame();
  };
  const bandOf = (paragraph: Element) => styleOf(paragraph, SENTENCE).backgroundColor;
  const [LIGHT, DARK] = ['rgb(255, 243, 191)', 'rgb(59, 52, 19)'];
  const themed = () =>
    highlighted(
      '<style>.night p, [data-theme=night] p { background: #111; color: #eee }</style><p>One two three.</p>',
    );

  test.each<[string, (root: HTMLElement) => () => void]>([
    ['a class', (root) => (root.classList.add('night'), () => root.classList.remove('night'))],
    [
      'an attribute',
      (root) => ((root.dataset['theme'] = 'night'), () => delete root.dataset['theme']),
    ],
  ])('by %s of an ancestor, in the next frame', async (_, change) => {
    const { paragraph } = themed();
    for (const root of [document.documentElement, document.body]) {
      expect(bandOf(paragraph)).toBe(LIGHT);
      const back = change(root);
      await frames();
      expect(bandOf(paragraph)).toBe(DARK);
      back();
      await frames();
    }
    expect(bandOf(paragraph)).toBe(LIGHT);
  });

  test('by a style sheet, and by a checkbox with :checked', async () => {
    const { article, paragraph } = highlighted('<input type="checkbox"><p>One two three.</p>');
    const sheet = document.createElement('style');
    sheet.textContent = 'p { background: #111; color: #eee }';
    document.head.append(sheet);
    await frames();
    expect(bandOf(paragraph)).toBe(DARK);
    sheet.textContent = ':checked ~ p { background: #111; color: #eee }';
    await frames();
    expect(bandOf(paragraph)).toBe(LIGHT);
    article.querySelector('input')!.click();
    await frames();
    expect(bandOf(paragraph)).toBe(DARK);
    sheet.remove();
  });

  test('by a transition, at its end', async () => {
    const { paragraph, article } = themed();
    article.style.cssText = 'background: white; transition: background-color 100ms';
    await frames();
    article.style.backgroundColor = '#111';
    await frames();
    for (const each of article.getAnimations()) each.finish();
    await frames();
    expect(bandOf(paragraph)).toBe(DARK);
  });

  test('without any event, at the next word', async () => {
    const { paragraph, highlighter } = themed();
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    sheet.replaceSync('p { background: #111 }');
    highlighter.show('word', rangeIn(paragraph, 8, 13));
    await frames();
    expect(bandOf(paragraph)).toBe(DARK);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  test('and writes no style without a change or without a highlight', async () => {
    const { highlighter } = themed();
    const write = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
    const ask = vi.spyOn(window, 'requestAnimationFrame');
    document.body.classList.toggle('night-owl');
    await frames();
    expect(write).not.toHaveBeenCalled();
    highlighter.clear();
    ask.mockClear();
    document.body.classList.toggle('night-owl');
    await frames();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
