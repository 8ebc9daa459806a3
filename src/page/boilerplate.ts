import { textLength } from './measure.js';
import { named } from './names.js';
import { plainWords } from './plain-words.js';
import { PHRASING_TAG, textBeside } from './references.js';
import { isSpeakable } from '../text/speakable.js';
import type { ExclusionReason } from './exclusion-rules.js';

/** Class names and ids of boilerplate. A name alone proves nothing: see `boilerplateReason`. */
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
  'related\\w*|recommend(?:ed|ations?|s)?|read-?(?:more|next|also)|see-?also-?box|more-?(?:from|on|stories|links|news|articles)|also-?(?:read|like)|you-?may-?(?:also-?)?like|trending|popular|most-?(?:read|popular|viewed)|latest-?(?:news|posts|stories)|(?:next|prev(?:ious)?)-?(?:post|article)|post-?nav(?:igation)?|pagination|pager|breadcrumbs?|teasers?|tags?-?(?:list|cloud|links)|tagcloud|toc|table-of-contents|(?:post|article|entry|story)-?(?:tags|topics)|tags|topics?(?:-list)?|tax(?:onomy)?-?container|upnext|recirc\\w*|rail|print-(?:header|only)',
);
/** Bylines, dates, categories and picture credits. */
const META = named(
  '(?:by-?line|authors?|date-?line|time-?stamp|date-?stamp|kicker|eyebrow|meta|credits?|pub(?:lish(?:ed|er|ing)?|lication)?|updated|posted|categor(?:y|ies))(?:[-_][a-z\\d]+)*|[a-z]+[-_](?:by-?line|author|date|time|meta|credits?|sources?|copyright)|cat-(?:name|links)',
);
/** Values of `itemprop` for the same. */
const META_PROPERTY = /(?:^|\s)(?:date(?:Published|Modified|Created)|author|publisher)(?=$|\s)/;
/** Boxes with a biography of the author. */
const AUTHOR_BOX = named(
  '(?:(?:post|article|entry|about|story)-?(?:the-)?)author(?:-[a-z]+)*|author-?(?:box|bio|info|card|content|desc(?:ription)?|profile|about)(?:-[a-z]+)*',
);
/** The content of a popover or tooltip. */
const POPUP = named(
  '(?:roll-?over|pop-?(?:over|up)|hover-?card|tool-?tip)(?:-[a-z]+)*-(?:block|box|body|card|content|panel|text)s?',
);
/** Calls to action. They may be whole sentences. A newsletter's body is its text. */
const CALL_TO_ACTION = named(
  '(?:[a-z]+-)?(?:newsletter|sign-?up|cta|call-to-action|promo|upsell)s?(?![-_](?:article|body|content|issue|text)s?(?![a-z]))(?:-[a-z]+)*',
);
const GALLERY = named('(?:[a-z]+-?)?(?:gallery|slide-?show|slider|carousel|swiper)(?:-[a-z]+)*');
/**
 * Paywalls and consent. Search engines ask publishers to put such a class on the article's own text
 * too.
 */
const GATE = named('paywall|subscri(?:be|ption)\\w*|cookie\\w*|consent');
/** On these elements, a class like "comments" means that the page has comments. */
const PAGE_PARTS = /^(?:article|main)$/;
const CONTROL = named(
  'edit-?(?:section|link|button)|copy-?(?:button|btn|link)|(?:[a-z]+-)?controls?(?:-bar)?(?:-[a-z]+)*',
);
/** Class names of a state ("no-comments", "menu-open"). They do not describe the element. */
const STATE =
  /(?<!\S)(?:(?:no|has|with|without|code)[-_]\S*|\S*[-_](?:open|closed|enabled|disabled|on|off))(?!\S)/gi;
/** Line numbers of code. */
const LINE_NUMBERS = named(
  'line-?n(?:o|um|umber)?s?|linenos?|lineno-?\\w*|gutter|blob-num|crayon-nums?(?:-content)?|hljs-ln-\\w+|lnt?',
);
/** Icon fonts: the text is the name of the icon. */
const ICON = named('material-(?:icons|symbols)[\\w-]*|icon');
const PULL_QUOTE = named('pull-?(?:out-?)?quote|pullquote');

/** The label of an advertisement, as a line of its own. */
const AD_LABEL =
  /^[\s—–-]*(?:adverts?|advertise?ments?|advertising|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|annonce|annons|reklam[ae]?|mainos|advertentie|реклама|広告|广告|廣告|광고)[\s:—–-]*$/i;
/** Labels of slides, comments, share buttons, tags and copyright. */
const INTERFACE_TEXT =
  /^(?:close|caption|image (?:caption|copyright|source)|video|loading\b.{0,20}|less|more|next|prev(?:ious)?|go back|view all(?: \(\d+\))?|image \d+ of(?: \/)? \d+|\d+ of \d+|(?:\d+ )?comments?|tell us what you think|share (?:this|on)\b.{0,30}|sharing is caring!?|filed under\b.*|tags?\b:.*|.{0,12}©.*|.*all rights reserved\.?|click here\b.*|this document is subject to copyright\b.*|copyright\b.{0,40}\b(?:19|20)\d\d\b.{0,40}|this slideshow requires javascript\.)[\s.…:]*$/i;
/** A date line or a picture credit, by its first word. */
const DATE_OR_CREDIT =
  /^(?:(?:first )?(?:published|updated|posted|created|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b.*\d|(?:photo|image|credit|source|foto|bild|quelle|crédits?|fuente)(?: by| credit)?\s*:.*)$/i;
const TIME_OF_DAY = /\d[:.h]\d\d(?!\d)/;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
/** The weekday, the month, the time zone. */
const MOST_DATE_WORDS = 6;
const NETWORKS = 'twitter|facebook|instagram|youtube|linkedin|telegram|whatsapp';
/** Invitations to follow or to subscribe. They count only with a link. */
const INVITATION = new RegExp(
  String.raw`^follow (?:\S+ ){1,5}(?:on|at) (?:${NETWORKS})|^(?:please )?(?:subscribe|sign up|get|join|folg|abonn|suivez|inscri|s[ií]g[au]|suscr[ií]b|assine|segui|iscriv|volg|följ|подпи|obserwuj)\S*\s.*\b(?:${NETWORKS}|newsletters?|inbox|forums?|nieuwsbrief|nyhetsbrev|bolet[ií]n|канал|рассылк)`,
  'i',
);
const LONGEST_INVITATION = 400;
/**
 * The same with the white space of the markup, before it is collapsed; and for a line without a
 * link, whose text has at most `SHORT` code units.
 */
const LONGEST_WRITTEN = 4 * LONGEST_INVITATION;
const LONGEST_LINE_WRITTEN = 450;
const LONGEST_LABEL = 40;
const HEADING = /^h[1-6]$/;
/** In these, "Advertising" is the subject of the text, not a label. */
const HEADING_OR_CELL = /^(?:h[1-6]|table|thead|tbody|tr|td|th|dt|caption)$/;

/** An element with at least this share of its text in links is a list of links. */
const LEAST_LINK_SHARE = 0.5;
/**
 * UTF-16 code units, as all lengths here. A share bar or a label is shorter; a section of an
 * article is longer.
 */
const SHORT = 150;
const LONG = 800;
const LONGEST_SLIDE = 400;
const FIELDS = 'form, input, textarea, select';
const CONTROLS = `${FIELDS}, button, iframe, [role="button"]`;
/** Parts of a list of comments. Those in code, headings and links do not count. */
const COMMENT_PARTS =
  ':is(form, textarea, iframe, article, time, [class*="comment" i], [class*="reply" i], [class*="avatar" i], [itemprop="comment"]):not(:is(pre, code) *, h1, h2, h3, h4, h5, h6, a)';
/** The end of a sentence. Labels, titles and links have none. */
const SENTENCE_END = /[\p{Term}…][\p{Pe}\p{Pf}"'\s]*$/u;

/**
 * Why `element` is boilerplate; `undefined` if it is text of the article.
 *
 * A name is a hint and never a proof. The content of the element decides:
 * 1. A heading with the same words as the `id` makes it text, since tools make ids from headings.
 *    Comments, lists of links and elements with form fields stay boilerplate.
 * 2. Comments have the parts of comments: a form, authors, dates, replies. Without these, only a
 *    list or a label is left out.
 * 3. A pull quote is left out if the article says the same words elsewhere.
 * 4. Any other named element is left out if most of its text is in links; or if it is short, and
 *    has links or controls or no sentence. Longer text, up to `LONG`, is left out if it has a form.
 *    An advertisement may have sentences.
 */
export function boilerplateReason(element: Element, article: Element): ExclusionReason | undefined {
  if (element.localName === 'article' && isTeaser(element, article)) return 'related';
  const name = matchedName(element);
  const property = element.getAttribute('itemprop');
  if (
    (META.test(name) ||
      element.localName === 'time' ||
      (property && META_PROPERTY.test(property))) &&
    isMetadataLine(element)
  )
    return 'aside';
  if (!name) return undefined;
  if (AUTHOR_BOX.test(name) && isAuthorBox(element)) return 'aside';
  if (PULL_QUOTE.test(name)) return isRepeated(element, article) ? 'aside' : undefined;
  if (LINE_NUMBERS.test(name) && /^[\s\d]+$/.test(element.textContent)) return 'reference';
  if (GALLERY.test(name) && isSlides(element, article)) return 'graphic';
  if (ICON.test(name) && isIconName(element)) return 'graphic';
  const reason = hintOf(name, element);
  return reason && hasBoilerplateContent(element, reason, name) ? reason : undefined;
}

function isAuthorBox(element: Element): boolean {
  return (
    !PHRASING_TAG.test(element.localName) &&
    textLength(element) <= LONG &&
    element.querySelector('img, a[rel~="author"], a[href*="/author" i]') !== null
  );
}

/**
 * Whether `element` is a gallery of captioned pictures. In a photo story, the captions are the
 * text.
 */
function isSlides(element: Element, article: Element): boolean {
  const length = textLength(element);
  const slides = Math.max(
    ...['li', 'figure', '[class*="slide" i]'].map((each) => element.querySelectorAll(each).length),
  );
  return slides > 0 && length < LONGEST_SLIDE * slides && textLength(article) - length > LONG;
}

/**
 * Whether `element` is a byline, a date or a credit: a line of its own without a sentence. Below a
 * quotation it names the source.
 */
function isMetadataLine(element: Element): boolean {
  const length = textLength(element);
  if (
    length > SHORT ||
    endsWithSentence(element) ||
    HEADING.test(element.localName) ||
    element.closest('blockquote, table, li, dl')
  )
    return false;
  const beside = `${textBeside(element, 'previousSibling')}${textBeside(element, 'nextSibling')}`;
  return (
    !PHRASING_TAG.test(element.localName) ||
    !isSpeakable(beside) ||
    element.parentElement?.textContent.trim() === element.textContent.trim()
  );
}

/** In a table cell, an icon may be the answer. */
function isIconName(element: Element): boolean {
  return (
    /^[a-z\d]+(?:_[a-z\d]+)*$/.test(element.textContent.trim()) &&
    /^(?:i|span)$/.test(element.localName) &&
    !element.closest('td')
  );
}

/**
 * Whether an `article` inside the article only announces another one: its heading is a link, and
 * its text is short or cut off.
 */
function isTeaser(element: Element, article: Element): boolean {
  const heading = element.querySelector('h1, h2, h3, h4, h5, h6');
  const link = heading?.querySelector('a[href]') ?? heading?.closest('a[href]');
  if (!link || link.getAttribute('href')!.startsWith('#') || !heading?.textContent.trim())
    return false;
  // On a page that consists of teasers, the teasers are the text.
  const short = [...article.querySelectorAll('article')]
    .map(textLength)
    .filter((length) => length <= LONG);
  if (sumOf(short) > textLength(article) / 2) return false;
  return /(?:…|\.{3}|\[…\])\s*$/.test(element.textContent) || textLength(element) <= LONG;
}

function hintOf(name: string, { localName }: Element): ExclusionReason | undefined {
  if (COMMENTS.test(name) && !PAGE_PARTS.test(localName)) return 'comments';
  if (ADVERTISEMENT.test(name)) return 'advertisement';
  if (SHARING.test(name)) return 'sharing';
  if ([RELATED, GATE, CALL_TO_ACTION, POPUP].some((names) => names.test(name))) return 'related';
  return CONTROL.test(name) ? 'control' : undefined;
}

/** Pairs of class and `id` that match no name above. Pages repeat few of them. */
const unmatched = new Set<string>();
const ALL_NAMES = [
  ...[META, AUTHOR_BOX, PULL_QUOTE, LINE_NUMBERS, GALLERY, ICON, COMMENTS, ADVERTISEMENT, SHARING],
  ...[RELATED, GATE, CALL_TO_ACTION, POPUP, CONTROL],
];
/** A limit for pages that grow without end. */
const MOST_KNOWN = 5000;

/** Class and `id` of `element` as words; empty if no name above matches them. */
function matchedName(element: Element): string {
  const written = `${element.getAttribute('class') ?? ''} ${element.id}`;
  if (written === ' ' || unmatched.has(written)) return '';
  const name = nameOf(element);
  if (ALL_NAMES.some((names) => names.test(name))) return name;
  // An `id` counts unless it is a heading's.
  if (unmatched.size < MOST_KNOWN && !HEADING.test(element.localName)) unmatched.add(written);
  return '';
}

/** Class and `id` as words. The `id` of a heading is made from the article's own words. */
function nameOf(element: Element): string {
  const id = HEADING.test(element.localName) ? '' : element.id;
  return inWords(`${element.getAttribute('class') ?? ''} ${id}`.replace(STATE, '').trim());
}

/** `RelatedStories` as `Related-Stories`. Shorter parts belong to generated names. */
function inWords(name: string): string {
  return name.replace(/(?<=[A-Za-z][a-z]{2})(?=[A-Z][a-z]{2})/g, '-');
}

function hasBoilerplateContent(element: Element, reason: ExclusionReason, name: string): boolean {
  const length = textLength(element);
  const linked = lengthIn(element, 'a, button');
  const mostlyLinks = linked > 0 && linked >= LEAST_LINK_SHARE * length;
  if (reason === 'comments') {
    const thread = element.querySelector(COMMENT_PARTS) !== null;
    if (thread || mostlyLinks) return true;
    return (
      !isNamedAfterHeading(element) &&
      (/^[ou]l$/.test(element.localName) || !endsWithSentence(element))
    );
  }
  if (mostlyLinks) return true;
  if (length > LONG) return false;
  // Code in a section brings its own copy buttons.
  if (hasParagraphs(element)) return false;
  if (isNamedAfterHeading(element)) return element.querySelector(FIELDS) !== null;
  const controls = element.querySelector(length > SHORT ? 'form' : CONTROLS) !== null;
  if (reason === 'advertisement')
    return length <= SHORT || controls || linked > 0 || element.querySelector('img') !== null;
  if (controls) return true;
  if (CALL_TO_ACTION.test(name)) return length <= 2 * SHORT;
  if (GATE.test(name)) return linked > 0 && !endsWithSentence(element);
  return length <= SHORT && (linked > 0 || !endsWithSentence(element));
}

/** Whether there are several long paragraphs outside of forms. */
function hasParagraphs(element: Element): boolean {
  const paragraphs = [...element.querySelectorAll('p')];
  return paragraphs.filter((each) => textLength(each) > SHORT && !each.closest('form')).length > 2;
}

function lengthIn(element: Element, selector: string): number {
  let length = 0;
  for (const part of element.querySelectorAll(selector)) length += textLength(part);
  return length;
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}

function endsWithSentence({ textContent }: Element): boolean {
  return SENTENCE_END.test(textContent);
}

/** Whether the `id` of `element` was made from its heading, as Sphinx, pandoc and Quarto do. */
export function isNamedAfterHeading(element: Element): boolean {
  if (!element.id) return false;
  const id = plainWords(inWords(element.id)).replace(/^(?:sec|section|chapter) |(?: \d+)+$/g, '');
  if (!id) return false;
  const heading =
    element.localName === 'dt'
      ? element
      : element.querySelector('h1, h2, h3, h4, h5, h6, dt, [role="heading"]');
  // If the end tag of the heading is missing, it may contain the rest of the page.
  const words = heading ? plainWords(heading.textContent.trim().slice(0, LONG)) : '';
  // "Comments (12)" counts comments.
  return words === id || (words.startsWith(`${id} `) && !/\d/.test(words));
}

/** So many words at both ends of a quotation are searched for. */
const QUOTED_WORDS = 5;
const wordsOf = new WeakMap<Element, { length: number; words: string }>();

/** Whether the start or the end of the quotation is elsewhere in the article too. */
function isRepeated(quotation: Element, article: Element): boolean {
  const { length } = article.textContent;
  let known = wordsOf.get(article);
  if (known?.length !== length)
    wordsOf.set(article, (known = { length, words: ` ${plainWords(article.textContent)} ` }));
  const words = plainWords(quotation.textContent).split(' ');
  const ends = [words.slice(0, QUOTED_WORDS), words.slice(-QUOTED_WORDS)];
  return ends.some((some) => known.words.split(` ${some.join(' ')} `).length > 2);
}

/** The start of a line that links to another article. */
const RELATED_LEAD_IN =
  /^[\s“"»]*(?:read (?:also|more|next)|(?:see|also) (?:also|read)|related(?: (?:stor(?:y|ies)|articles?|posts?|news|links|content|coverage|roundup)(?: from [^:]*)?)?|related(?=\s*:)|don.t miss|see more|more(?: on this| from\b[^:]*|:)|watch|you (?:may|might) (?:also )?like|recommended|lesen sie auch|(?:mehr|lesen sie mehr) zum thema(?: [^:]+)?|empfohlene beiträge|verwandte artikel|weitere beiträge|(?:à )?lire aussi|voir aussi|sur le même sujet|l(?:ea|ee|eer) (?:también|más)|lea|mire|(?:te|le) puede interesar|leia (?:também|mais)|veja também|leggi anche|lees ook|läs (?:också|mer)|les også|læs også|lue myös|читайте также|czytaj też|関連記事|おすすめ記事|延伸阅读|相关阅读)\s*(?:[:：—–>»…-]|\.{3}|$)+\s*/i;

/**
 * Why a block without a telling name is boilerplate, by its text: an invitation, a link to another
 * article, a label, a date, a credit.
 */
export function lineReason(element: Element): ExclusionReason | undefined {
  const { localName } = element;
  // Most blocks are paragraphs without a link, which need no closer look.
  const hasLink = element.querySelector('a') !== null;
  if (hasLink && /^(?:[ou]l|p)$/.test(localName) && isRelatedList(element)) return 'related';
  if (!isShallow(element, 4))
    return hasLink && localName === 'p' && isInvitation(element) ? 'related' : undefined;
  const written = element.textContent.trim();
  if (written.length > (hasLink ? LONGEST_WRITTEN : LONGEST_LINE_WRITTEN)) return undefined;
  const text = collapseSpace(written);
  if (!text || text.length > (hasLink ? LONGEST_INVITATION : SHORT)) return undefined;
  if (hasLink && isInvitation(element)) return 'related';
  if (text.length > SHORT) return undefined;
  const link = linkIn(element);
  const lead = RELATED_LEAD_IN.exec(text);
  if (
    lead &&
    (link ? text.endsWith(link) && link.length >= text.length - lead[0].length : lead[0] === text)
  )
    return 'related';
  if (link === text && isLinkToOther(element, text)) return 'related';
  if (HEADING_OR_CELL.test(localName) && !(HEADING.test(localName) && /^tell us/i.test(text)))
    return undefined;
  if (text.length <= LONGEST_LABEL && AD_LABEL.test(text)) return 'advertisement';
  if (element.closest('blockquote, li, pre') && localName !== 'div') return undefined;
  if (INTERFACE_TEXT.test(text) || (/^\d{1,3}$/.test(text) && element.closest('figure')))
    return 'control';
  if (DATE_OR_CREDIT.test(text) || isDayAndTime(text)) return 'aside';
  const first = element.firstElementChild;
  return first?.localName === 'time' && first.textContent.trim() === text ? 'aside' : undefined;
}

function isDayAndTime(text: string): boolean {
  if (!TIME_OF_DAY.test(text) || !YEAR.test(text) || /[.!?。]$/.test(text)) return false;
  const words = plainWords(text.replace(/\d+/g, ' '));
  return words !== '' && words.split(' ').length <= MOST_DATE_WORDS;
}

function textOf({ textContent }: Element): string {
  return collapseSpace(textContent.trim());
}

function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function linkIn(element: Element): string | undefined {
  const link = element.querySelector('a[href]');
  return link ? textOf(link) : undefined;
}

/** Whether `element` invites to follow or to subscribe, with a link. */
function isInvitation(element: Element): boolean {
  const { length } = element.textContent;
  return (
    length > 0 &&
    length <= LONGEST_INVITATION &&
    !/^(?:h[1-6]|li|t[dh]|blockquote)$/.test(element.localName) &&
    element.querySelector('a[href]') !== null &&
    INVITATION.test(textOf(element))
  );
}

/** Whether `list` has only links, after a line such as "Read also". */
function isRelatedList(list: Element): boolean {
  if (list.textContent.length > LONG) return false;
  const links = [...list.querySelectorAll('a[href]:not([href^="#"])')].map(textOf).filter(Boolean);
  if (links.length === 0) return false;
  const { length } = textOf(list);
  if (sumOf(links.map((link) => link.length)) < LEAST_RELATED_SHARE * length) return false;
  for (let before = list.previousElementSibling; before; before = before.previousElementSibling) {
    const text = textOf(before);
    if (RELATED_LEAD_IN.exec(text)?.[0] === text && text) return true;
    if (!/^[ou]l$/.test(before.localName) || linkIn(before) !== text) break;
  }
  return false;
}
const LEAST_RELATED_SHARE = 0.8;

/**
 * Whether a line that is one link leads to another text: as a button, in capitals, or next to
 * another such line.
 */
function isLinkToOther(element: Element, text: string): boolean {
  const link = element.querySelector('a[href]')!;
  if (
    link.getAttribute('href')!.startsWith('#') ||
    /^(?:t[dh]|dt|caption)$/.test(element.localName)
  )
    return false;
  if (/(?:^|[\s_-])(?:btn|button)(?=$|[\s_-])/.test(link.getAttribute('class') ?? '')) return true;
  if (element.localName !== 'p' || text.length < SHORTEST_LINK) return false;
  if (text === text.toUpperCase() && text !== text.toLowerCase()) return true;
  return [element.previousElementSibling, element.nextElementSibling].some((beside) => {
    const other = beside?.localName === 'p' ? beside.querySelector('a[href]') : null;
    return other?.textContent.trim() === beside?.textContent.trim();
  });
}
/** The title of another text is at least this long. */
const SHORTEST_LINK = 12;

/**
 * Whether `element` has few descendants. It is checked before the text is read, because the text of
 * an outer element may be that of the whole page.
 */
function isShallow(element: Element, depth: number): boolean {
  let count = 0;
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (++count > 2 || depth === 0 || !isShallow(child, depth - 1)) return false;
  }
  return true;
}
