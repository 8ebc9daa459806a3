import { textLength } from './measure.js';
import type { LeftOutReason } from './skipped.js';

/** A word of a class or an `id`, among others joined by spaces, dashes and underscores. */
const named = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?=$|[\\s_-])`, 'i');

/** Names that pages give to what stands in an article and is not of it. They alone prove nothing: see `clutterReason`. */
const ADVERTISEMENT = named(
  'ads?|ad-?(?:box|slot|unit|wrapper|container|banner|label)|adv|advert(?:s|isements?|orial)?|adsbygoogle|banner-ad|dfp|gpt-ad|sponsor(?:ed|s)?|taboola|outbrain|promoted|paid-content',
);
const SHARING = named(
  'shar(?:e|es|ing|edaddy|e-?(?:bar|buttons?|links?|tools?|this))|social(?:-?(?:bar|buttons?|icons?|links?|media|share|tools?))?|addthis\\w*|addtoany|a2a|jp-relatedposts|follow-?(?:us|me)|tools?-?bar|print-?(?:link|button)',
);
const COMMENTS = named(
  'comments|comment-?(?:list|area|section|form|respond|thread)s?|commentlist|disqus\\w*|respond|livefyre|replies',
);
const RELATED = named(
  'related\\w*|recommend(?:ed|ations?|s)?|read-?(?:more|next|also)|see-?also-?box|more-?(?:from|on|stories|links|news|articles)|also-?(?:read|like)|you-?may-?(?:also-?)?like|trending|popular|most-?(?:read|popular|viewed)|latest-?(?:news|posts|stories)|(?:next|prev(?:ious)?)-?(?:post|article)|post-?nav(?:igation)?|pagination|pager|breadcrumbs?|newsletter\\w*|subscri(?:be|ption)\\w*|sign-?up|promo|promos|teasers?|tags?-?(?:list|cloud|links)|tagcloud|cookie\\w*|consent|paywall|author-?bio|toc|table-of-contents',
);
/** Of these, a class like "comments" tells that there are some. */
const WHOLES = /^(?:article|main)$/;
const CONTROL = named('edit-?(?:section|link|button)|copy-?(?:button|btn|link)');
/** Of a class that tells the state of an element, or of the page, and not what the element is. */
const STATE = /(?<!\S)(?:(?:no|has|with|without|code)[-_]\S*|\S*[-_](?:open|closed|enabled|disabled|on|off))(?!\S)/gi;
const PULL_QUOTE = named('pull-?(?:out-?)?quote|pullquote');

/** A line that only says that what stands by it is an advertisement, in the languages that publishers write it in most. */
const LABEL =
  /^[\s—–-]*(?:advertise?ments?|advertising|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|annonce|annons|reklam[ae]?|mainos|advertentie|реклама|広告|广告|廣告|광고)[\s:—–-]*$/i;
const LONGEST_LABEL = 40;
const HEADING = /^h[1-6]$/;
/** "Advertising" as a heading, or in a table, is what the article is about. */
const TITLES = /^(?:h[1-6]|table|thead|tbody|tr|td|th|dt|caption)$/;

/** More than this share of an element's text in links: a list of links, not text. */
const LINKS_MOSTLY = 0.5;
/** UTF-16 code units. A share bar, or the label of one, is shorter; a section of an article is longer. */
const SHORT = 150;
const LONG = 800;

/**
 * Whether `element` is, by its name, an advertisement, a share bar, comments, links to other articles or to edit this one; and by what is
 * in it, as a class may mean anything: what reads like text of the article stays.
 */
export function clutterReason(element: Element): LeftOutReason | undefined {
  const name = nameOf(element);
  if (!name) return undefined;
  if (PULL_QUOTE.test(name)) return 'aside';
  if (COMMENTS.test(name) && !WHOLES.test(element.localName)) return 'comments';
  const reason = ADVERTISEMENT.test(name)
    ? 'advertisement'
    : SHARING.test(name)
      ? 'sharing'
      : RELATED.test(name)
        ? 'related'
        : CONTROL.test(name)
          ? 'control'
          : undefined;
  return reason && !readsAsText(element, reason) ? reason : undefined;
}

/** The `id` of a heading is often made of its words, and they are of the article. */
function nameOf(element: Element): string {
  const id = HEADING.test(element.localName) ? '' : element.id;
  return `${element.getAttribute('class') ?? ''} ${id}`.replace(STATE, '').trim();
}

/** What comes before the one link of a line that only leads to another article. */
const LEADS_ELSEWHERE =
  /^\s*(?:read (?:also|more|next)|see also|also read|more on this|related(?: story| article)?|lesen sie auch|mehr zum thema|(?:à )?lire aussi|lea también|lee también|leia também|leggi anche|lees ook|läs också|läs mer|les også|læs også|lue myös|читайте также|czytaj też|関連記事|延伸阅读)\s*[:：—–>»-]\s*/i;

/** Why a line is none of the article's: it says that an advertisement follows, or leads to another article. */
export function lineReason(element: Element): LeftOutReason | undefined {
  if (TITLES.test(element.localName) || !isShallow(element, 2)) return undefined;
  const text = element.textContent;
  if (text.length <= LONGEST_LABEL && LABEL.test(text)) return 'advertisement';
  const lead = text.length <= SHORT ? LEADS_ELSEWHERE.exec(text) : null;
  if (!lead) return undefined;
  const link = element.querySelector('a[href]')?.textContent.trim();
  return link && text.trim().endsWith(link) && link.length >= text.trim().length - lead[0].length
    ? 'related'
    : undefined;
}

/** Whether little can be in it, without a look at its text: all the text of a page is in each of its outer elements. */
function isShallow(element: Element, depth: number): boolean {
  let count = 0;
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (++count > 2 || depth === 0 || !isShallow(child, depth - 1)) return false;
  }
  return true;
}

function readsAsText(element: Element, reason: LeftOutReason): boolean {
  const length = textLength(element);
  if (length <= SHORT) return false;
  if (reason === 'advertisement' && length <= LONG) return false;
  let linked = 0;
  for (const link of element.querySelectorAll('a, button')) linked += textLength(link);
  return linked / length < LINKS_MOSTLY && element.querySelector('form') === null;
}
