import { fromDocument } from './composed-tree.js';
import { plainWords } from './plain-words.js';
import { named } from './names.js';

const ASIDE = 'nav, aside, footer, [role="navigation"], [role="complementary"], [role="contentinfo"], [hidden]';
/** What may be the title, the likeliest first. */
const TITLES = [
  'h1',
  '[itemprop~="headline"]',
  'h2',
  '[class*="headline" i], [class*="entry-title" i], [class*="post-title" i]',
];
const STANDFIRST = named(
  'stand-?first|de(?:ck|k)|sub-?(?:title|headline|head|heading)|le(?:de|ad)|summary|excerpt|intro(?:duction)?',
);
/** Of the words of either, in the other. */
const ALIKE = 0.75;
/** UTF-16 code units. */
const LONGEST_TITLE = 300;
const LONGEST_STANDFIRST = 600;

/** What of a page is read before the text of its article: its title, wherever it stands, and what stands between title and article as its summary. */
export function leadsOf(article: Element): readonly Element[] {
  const title = titleOf(article);
  if (!title) return [];
  if (article.contains(title)) return [title];
  const standfirst = isBefore(title, article) ? standfirstBetween(title, article) : undefined;
  return standfirst ? [title, standfirst] : [title];
}

/** The heading that says the same as what the page says of its title. */
function titleOf(article: Element): Element | undefined {
  const page = article.ownerDocument;
  const meta = page.querySelector<HTMLMetaElement>('meta[property="og:title"][content]')?.content ?? '';
  const told = [meta, fromDocument(page, 'title')].map(plainWords).filter(Boolean);
  for (const selector of TITLES) {
    const headings = [...page.querySelectorAll(selector)].filter((each) => isPossible(each, article));
    const found = headings.find((each) => told.some((title) => isAlike(plainWords(each.textContent), title)));
    if (found) return found;
    // Whatever the page is called for search engines.
    if (selector === 'h1' && headings.length === 1 && article.contains(headings[0]!)) return headings[0];
  }
  return undefined;
}

function isPossible(heading: Element, article: Element): boolean {
  const text = heading.textContent.trim();
  if (text.length < 2 || text.length > LONGEST_TITLE || heading.contains(article) || heading.closest(ASIDE))
    return false;
  const visible = (Element.prototype as Partial<Element>).checkVisibility?.call(heading) ?? true;
  return visible && getComputedStyle(heading).visibility === 'visible';
}

/** A page's title may have the name of the site too. */
function isAlike(heading: string, title: string): boolean {
  if (title === heading) return true;
  const words = heading.split(' ');
  const others = new Set(title.split(' '));
  const common = words.filter((word) => others.has(word)).length;
  return words.length > 2 && common >= ALIKE * words.length && common >= (ALIKE / 2) * others.size;
}

function standfirstBetween(title: Element, article: Element): Element | undefined {
  let scope = title.parentElement;
  while (scope && !scope.contains(article) && scope.parentElement && !scope.parentElement.contains(article))
    scope = scope.parentElement;
  return [...(scope?.querySelectorAll('p, h2, h3, h4, h5, div') ?? [])].find((each) => {
    const { length } = each.textContent.trim();
    const name = each.getAttribute('class');
    return (
      name &&
      STANDFIRST.test(name) &&
      length > 20 &&
      length < LONGEST_STANDFIRST &&
      isBefore(title, each) &&
      isBefore(each, article)
    );
  });
}

/** Whether an element ends before another begins. */
export function isBefore(element: Element, other: Element): boolean {
  return element.compareDocumentPosition(other) === Node.DOCUMENT_POSITION_FOLLOWING;
}
