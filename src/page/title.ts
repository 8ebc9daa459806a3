import { fromDocument } from './document-property.js';
import { plainWords } from './plain-words.js';
import { named } from './names.js';
import { MARK } from './exclusion-rules.js';
import { isSelector } from '../options/rules.js';

const ASIDE =
  'nav, aside, footer, [role="navigation"], [role="complementary"], [role="contentinfo"], [hidden]';
/** Selectors for the title, most likely first. */
const TITLES = [
  'h1',
  '[itemprop~="headline"]',
  'h2',
  '[class*="headline" i], [class*="entry-title" i], [class*="post-title" i]',
];
const STANDFIRST = named(
  'stand-?first|de(?:ck|k)|sub-?(?:title|headline|head|heading)|le(?:de|ad)|summary|excerpt|intro(?:duction)?',
);
/** Share of the words that both titles have. */
const LEAST_SIMILARITY = 0.75;
/** UTF-16 code units. */
const LONGEST_TITLE = 300;
const LONGEST_STANDFIRST = 600;

/**
 * Elements that are read before the article: its title, anywhere on the page, and the standfirst
 * between title and article. Not those that the author leaves out, by the mark or the selector
 * `skip`.
 */
export function leadsOf(article: Element, skip?: string): readonly Element[] {
  const title = titleOf(article);
  if (!title || isLeftOut(title, skip)) return [];
  if (article.contains(title)) return [title];
  const standfirst = isBefore(title, article) ? standfirstBetween(title, article) : undefined;
  return standfirst && !isLeftOut(standfirst, skip) ? [title, standfirst] : [title];
}

/** As in the article: the selector wins over marks, and the nearest mark over those around it. */
function isLeftOut(lead: Element, skip: string | undefined): boolean {
  if (skip && isSelector(skip) && lead.closest(skip)) return true;
  return lead.closest(`[${MARK}]`)?.getAttribute(MARK) === 'skip';
}

/** The heading that is similar to the title that the page declares. */
function titleOf(article: Element): Element | undefined {
  const page = article.ownerDocument;
  const meta =
    page.querySelector<HTMLMetaElement>('meta[property="og:title"][content]')?.content ?? '';
  const declared = [meta, fromDocument(page, 'title')].map(plainWords).filter(Boolean);
  for (const selector of TITLES) {
    const headings = [...page.querySelectorAll(selector)].filter((each) =>
      isPossible(each, article),
    );
    const found = headings.find((each) =>
      declared.some((title) => isSimilar(plainWords(each.textContent), title)),
    );
    if (found) return found;
    // The only `h1`, even if the declared title differs for search engines.
    if (selector === 'h1' && headings.length === 1 && article.contains(headings[0]!))
      return headings[0];
  }
  return undefined;
}

function isPossible(heading: Element, article: Element): boolean {
  const text = heading.textContent.trim();
  if (
    text.length < 2 ||
    text.length > LONGEST_TITLE ||
    heading.contains(article) ||
    heading.closest(ASIDE)
  )
    return false;
  const visible = (Element.prototype as Partial<Element>).checkVisibility?.call(heading) ?? true;
  return visible && getComputedStyle(heading).visibility === 'visible';
}

/** The declared title may include the name of the site. */
function isSimilar(heading: string, title: string): boolean {
  if (title === heading) return true;
  const words = heading.split(' ');
  const others = new Set(title.split(' '));
  const common = words.filter((word) => others.has(word)).length;
  return (
    words.length > 2 &&
    common >= LEAST_SIMILARITY * words.length &&
    common >= (LEAST_SIMILARITY / 2) * others.size
  );
}

function standfirstBetween(title: Element, article: Element): Element | undefined {
  let scope = title.parentElement;
  while (
    scope &&
    !scope.contains(article) &&
    scope.parentElement &&
    !scope.parentElement.contains(article)
  )
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

/** Whether `element` ends before `other` starts. */
export function isBefore(element: Element, other: Element): boolean {
  return element.compareDocumentPosition(other) === Node.DOCUMENT_POSITION_FOLLOWING;
}
