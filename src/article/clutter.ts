import { textLength } from './measure.js';
import { named } from './names.js';
import { LINE, textBeside } from './references.js';
import { isSayable } from '../text/sayable.js';
import type { LeftOutReason } from './skipped.js';

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
  'related\\w*|recommend(?:ed|ations?|s)?|read-?(?:more|next|also)|see-?also-?box|more-?(?:from|on|stories|links|news|articles)|also-?(?:read|like)|you-?may-?(?:also-?)?like|trending|popular|most-?(?:read|popular|viewed)|latest-?(?:news|posts|stories)|(?:next|prev(?:ious)?)-?(?:post|article)|post-?nav(?:igation)?|pagination|pager|breadcrumbs?|teasers?|tags?-?(?:list|cloud|links)|tagcloud|toc|table-of-contents|(?:post|article|entry|story)-?(?:tags|topics)|tags|topics?(?:-list)?|tax(?:onomy)?-?container|upnext|recirc\\w*|rail|print-(?:header|only)',
);
/** What publishers put around a text: who wrote it, when, about what; who took a picture. */
const META = named(
  '(?:by-?line|authors?|date-?line|time-?stamp|date-?stamp|kicker|eyebrow|meta|credits?|pub(?:lish(?:ed|er|ing)?|lication)?|updated|posted|categor(?:y|ies))(?:[-_][a-z\\d]+)*|[a-z]+[-_](?:by-?line|author|date|time|meta|credits?|sources?|copyright)|cat-(?:name|links)',
);
/** As microdata has it. */
const META_PROPERTY = /(?:^|\s)(?:date(?:Published|Modified|Created)|author|publisher)(?=$|\s)/;
/** What tells who wrote a text, in sentences; with a link to more of theirs, or a picture of them. */
const AUTHOR_BOX = named(
  '(?:(?:post|article|entry|about|story)-?(?:the-)?)author(?:-[a-z]+)*|author-?(?:box|bio|info|card|content|desc(?:ription)?|profile|about)(?:-[a-z]+)*',
);
/** What opens over a word that somebody points at: its content, not the word. */
const POPUP = named(
  '(?:roll-?over|pop-?(?:over|up)|hover-?card|tool-?tip)(?:-[a-z]+)*-(?:block|box|body|card|content|panel|text)s?',
);
/** Names that ask for something, also in a sentence. */
const SOLICITING = named('(?:[a-z]+-)?(?:newsletter|sign-?up|cta|call-to-action|promo|upsell)s?(?:-[a-z]+)*');
const GALLERY = named('(?:[a-z]+-?)?(?:gallery|slide-?show|slider|carousel|swiper)(?:-[a-z]+)*');
/** These are on the article's own text as well: search engines ask for such a class on what only subscribers read. */
const GATE = named('paywall|subscri(?:be|ption)\\w*|cookie\\w*|consent');
/** Of these, a class like "comments" tells that there are some. */
const WHOLES = /^(?:article|main)$/;
const CONTROL = named(
  'edit-?(?:section|link|button)|copy-?(?:button|btn|link)|(?:[a-z]+-)?controls?(?:-bar)?(?:-[a-z]+)*',
);
/** Of a class that tells the state of an element, or of the page, and not what the element is. */
const STATE = /(?<!\S)(?:(?:no|has|with|without|code)[-_]\S*|\S*[-_](?:open|closed|enabled|disabled|on|off))(?!\S)/gi;
/** Of lines of code. */
const LINE_NUMBERS = named(
  'line-?n(?:o|um|umber)?s?|linenos?|lineno-?\\w*|gutter|blob-num|crayon-nums?(?:-content)?|hljs-ln-\\w+|lnt?',
);
/** Of fonts that show a sign in place of its name. */
const ICON = named('material-(?:icons|symbols)[\\w-]*|icon');
const PULL_QUOTE = named('pull-?(?:out-?)?quote|pullquote');

/** A line that only says that what stands by it is an advertisement, in the languages that publishers write it in most. */
const LABEL =
  /^[\s—–-]*(?:adverts?|advertise?ments?|advertising|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|annonce|annons|reklam[ae]?|mainos|advertentie|реклама|広告|广告|廣告|광고)[\s:—–-]*$/i;
/** What stands around slides, comments and buttons, and says nothing without them. */
const FURNITURE =
  /^(?:close|caption|image (?:caption|copyright|source)|video|loading\b.{0,20}|less|more|next|prev(?:ious)?|go back|view all(?: \(\d+\))?|image \d+ of(?: \/)? \d+|\d+ of \d+|(?:\d+ )?comments?|tell us what you think|share (?:this|on)\b.{0,30}|sharing is caring!?|filed under\b.*|tags?\b:.*|.{0,12}©.*|.*all rights reserved\.?|click here\b.*|this document is subject to copyright\b.*|copyright\b.{0,40}\b(?:19|20)\d\d\b.{0,40}|this slideshow requires javascript\.)[\s.…:]*$/i;
/** The day, and who took the picture, without a name for it. */
const DATED =
  /^(?:(?:first )?(?:published|updated|posted|created|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b.*\d|(?:photo|image|credit|source|foto|bild|quelle|crédits?|fuente)(?: by| credit)?\s*:.*)$/iu;
/** A year, a time of day and few words: the names of a weekday and a month. */
const DAY_AND_TIME =
  /^(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*\d[:.h]\d\d(?!\d))(?:[^\p{L}]*\p{L}+){1,6}[^\p{L}]*(?<![.!?。])$/u;
const NETWORKS = 'twitter|facebook|instagram|youtube|linkedin|telegram|whatsapp';
/** What a reader is asked to do where a link leads to it. */
const ASKS = new RegExp(
  String.raw`^follow (?:\S+ ){1,5}(?:on|at) (?:${NETWORKS})|^(?:please )?(?:subscribe|sign up|get|join|folg|abonn|suivez|inscri|s[ií]g[au]|suscr[ií]b|assine|segui|iscriv|volg|följ|подпи|obserwuj)\S*\s.*\b(?:${NETWORKS}|newsletters?|inbox|forums?|nieuwsbrief|nyhetsbrev|bolet[ií]n|канал|рассылк)`,
  'iu',
);
const LONGEST_ASKING = 400;
const LONGEST_LABEL = 40;
const HEADING = /^h[1-6]$/;
/** "Advertising" as a heading, or in a table, is what the article is about. */
const TITLES = /^(?:h[1-6]|table|thead|tbody|tr|td|th|dt|caption)$/;

/** More than this share of an element's text in links: a list of links, not text. */
const LINKS_MOSTLY = 0.5;
/** UTF-16 code units. A share bar, or the label of one, is shorter; a section of an article is longer. */
const SHORT = 150;
const LONG = 800;
const LONGEST_SLIDE = 400;
const FIELDS = 'form, input, textarea, select';
const CONTROLS = `${FIELDS}, button, iframe, [role="button"]`;
/** What a list of comments has, and a text about comments has not. Those in code are its own. */
const THREAD =
  ':is(form, textarea, iframe, article, time, [class*="comment" i], [class*="reply" i], [class*="avatar" i], [itemprop="comment"]):not(:is(pre, code) *, h1, h2, h3, h4, h5, h6, a)';
/** The end of a sentence. A label, a title and the text of a link have none. */
const CLOSED = /[\p{Term}…][\p{Pe}\p{Pf}"'\s]*$/u;

/**
 * Whether `element` is an advertisement, a share bar, comments, links to other articles or to edit this one.
 *
 * A name is a hint, never a proof: what the element holds decides.
 * 1. A heading in it that says the words of its `id` acquits it, as tools make an `id` from a heading; but for comments, links and forms.
 * 2. Comments have the structure of comments: a form, authors and dates, replies; or they are a mere label.
 * 3. A pulled quotation repeats words of the article.
 * 4. Anything else that is short, and has links or controls, or says no sentence, is what its name says. What is longer is so only where
 *    most of its text is in links, or where a form stands in a text of less than LONG. An advertisement may say sentences.
 */
export function clutterReason(element: Element, article: Element): LeftOutReason | undefined {
  if (element.localName === 'article' && isTeaser(element, article)) return 'related';
  const name = matchedName(element);
  const property = element.getAttribute('itemprop');
  if (
    (META.test(name) || element.localName === 'time' || (property && META_PROPERTY.test(property))) &&
    isAboutText(element)
  )
    return 'aside';
  if (!name) return undefined;
  if (AUTHOR_BOX.test(name) && isAuthorBox(element)) return 'aside';
  if (PULL_QUOTE.test(name)) return isRepeated(element, article) ? 'aside' : undefined;
  if (LINE_NUMBERS.test(name) && /^[\s\d]+$/.test(element.textContent)) return 'reference';
  if (GALLERY.test(name) && isSlides(element, article)) return 'graphic';
  if (ICON.test(name) && isIconName(element)) return 'graphic';
  const reason = hintOf(name, element);
  return reason && holdsClutter(element, reason, name) ? reason : undefined;
}

function isAuthorBox(element: Element): boolean {
  return (
    !LINE.test(element.localName) &&
    textLength(element) <= LONG &&
    element.querySelector('img, a[rel~="author"], a[href*="/author" i]') !== null
  );
}

/** Pictures with captions, of which the article is more than that. What is told picture by picture is its text. */
function isSlides(element: Element, article: Element): boolean {
  const length = textLength(element);
  const slides = Math.max(
    ...['li', 'figure', '[class*="slide" i]'].map((each) => element.querySelectorAll(each).length),
  );
  return slides > 0 && length < LONGEST_SLIDE * slides && textLength(article) - length > LONG;
}

/** A line by itself that says no sentence. Under a quotation stands who said it. */
function isAboutText(element: Element): boolean {
  const length = textLength(element);
  if (
    length > SHORT ||
    saysSentence(element) ||
    HEADING.test(element.localName) ||
    element.closest('blockquote, table, li, dl')
  )
    return false;
  const beside = `${textBeside(element, 'previousSibling')}${textBeside(element, 'nextSibling')}`;
  return (
    !LINE.test(element.localName) ||
    !isSayable(beside) ||
    element.parentElement?.textContent.trim() === element.textContent.trim()
  );
}

/** In a cell, the name of a sign may be the answer. */
function isIconName(element: Element): boolean {
  return (
    /^[a-z\d]+(?:_[a-z\d]+)*$/.test(element.textContent.trim()) &&
    /^(?:i|span)$/.test(element.localName) &&
    !element.closest('td')
  );
}

/** An article in an article is another one where its heading leads to it, and no more than its beginning stands there. */
function isTeaser(element: Element, article: Element): boolean {
  const heading = element.querySelector('h1, h2, h3, h4, h5, h6');
  const link = heading?.querySelector('a[href]') ?? heading?.closest('a[href]');
  if (!link || link.getAttribute('href')!.startsWith('#') || !heading?.textContent.trim()) return false;
  // A page of teasers has no other text.
  const short = Array.from(article.querySelectorAll('article'), textLength).filter((length) => length <= LONG);
  if (short.reduce((sum, length) => sum + length, 0) > textLength(article) / 2) return false;
  return /(?:…|\.{3}|\[…\])\s*$/.test(element.textContent) || textLength(element) <= LONG;
}

function hintOf(name: string, { localName }: Element): LeftOutReason | undefined {
  if (COMMENTS.test(name) && !WHOLES.test(localName)) return 'comments';
  if (ADVERTISEMENT.test(name)) return 'advertisement';
  if (SHARING.test(name)) return 'sharing';
  if ([RELATED, GATE, SOLICITING, POPUP].some((names) => names.test(name))) return 'related';
  return CONTROL.test(name) ? 'control' : undefined;
}

/** Pairs of class and `id` that match no list of names. A page repeats the same few, and most match none. */
const unmatched = new Set<string>();
const ALL_NAMES = [
  ...[META, AUTHOR_BOX, PULL_QUOTE, LINE_NUMBERS, GALLERY, ICON, COMMENTS, ADVERTISEMENT, SHARING],
  ...[RELATED, GATE, SOLICITING, POPUP, CONTROL],
];
const MOST_KNOWN = 5000;

/** Class and `id` of an element; empty if they match no list of names. */
function matchedName(element: Element): string {
  const written = `${element.getAttribute('class') ?? ''} ${element.id}`;
  if (written === ' ' || unmatched.has(written)) return '';
  const name = nameOf(element);
  if (ALL_NAMES.some((names) => names.test(name))) return name;
  // An `id` counts unless it is a heading's.
  if (unmatched.size < MOST_KNOWN && !HEADING.test(element.localName)) unmatched.add(written);
  return '';
}

/** The `id` of a heading is often made of its words, and they are of the article. */
function nameOf(element: Element): string {
  const id = HEADING.test(element.localName) ? '' : element.id;
  return inWords(`${element.getAttribute('class') ?? ''} ${id}`.replace(STATE, '').trim());
}

/** `RelatedStories` is named as `related-stories` is. Shorter stretches are of names that no person has written. */
function inWords(name: string): string {
  return name.replace(/(?<=[A-Za-z][a-z]{2})(?=[A-Z][a-z]{2})/g, '-');
}

function holdsClutter(element: Element, reason: LeftOutReason, name: string): boolean {
  const length = textLength(element);
  const linked = lengthIn(element, 'a, button');
  const mostlyLinks = linked > 0 && linked >= LINKS_MOSTLY * length;
  if (reason === 'comments') {
    const thread = element.querySelector(THREAD) !== null;
    if (thread || mostlyLinks) return true;
    return !isNamedAfterHeading(element) && (/^[ou]l$/.test(element.localName) || !saysSentence(element));
  }
  if (mostlyLinks) return true;
  if (length > LONG) return false;
  // Sections of code have buttons that copy it.
  if (hasParagraphs(element)) return false;
  if (isNamedAfterHeading(element)) return element.querySelector(FIELDS) !== null;
  const controls = element.querySelector(length > SHORT ? 'form' : CONTROLS) !== null;
  if (reason === 'advertisement')
    return length <= SHORT || controls || linked > 0 || element.querySelector('img') !== null;
  if (controls) return true;
  if (SOLICITING.test(name)) return length <= 2 * SHORT;
  if (GATE.test(name)) return linked > 0 && !saysSentence(element);
  return length <= SHORT && (linked > 0 || !saysSentence(element));
}

/** A form that stands in a text makes no form of it. */
function hasParagraphs(element: Element): boolean {
  const paragraphs = Array.from(element.querySelectorAll('p'));
  return paragraphs.filter((each) => textLength(each) > SHORT && !each.closest('form')).length > 2;
}

function lengthIn(element: Element, selector: string): number {
  let length = 0;
  for (const part of element.querySelectorAll(selector)) length += textLength(part);
  return length;
}

function saysSentence({ textContent }: Element): boolean {
  return CLOSED.test(textContent);
}

/** Sphinx, pandoc and others name a section by the words of its heading. */
export function isNamedAfterHeading(element: Element): boolean {
  const id = plainWords(inWords(element.id)).replace(/^(?:sec|section|chapter) |(?: \d+)+$/g, '');
  if (!id) return false;
  const heading =
    element.localName === 'dt' ? element : element.querySelector('h1, h2, h3, h4, h5, h6, dt, [role="heading"]');
  const words = heading ? plainWords(heading.textContent) : '';
  // "Comments (12)" is no heading of a text.
  return words === id || (words.startsWith(`${id} `) && !/\d/.test(words));
}

/** Letters and digits as an `id` has them. */
export function plainWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

/** Words at either end of a quotation by which it is looked for. */
const QUOTED_WORDS = 5;
const wordsOf = new WeakMap<Element, { length: number; words: string }>();

/** Whether the article says the beginning or the end of the quotation elsewhere too. */
function isRepeated(quotation: Element, article: Element): boolean {
  const { length } = article.textContent;
  let known = wordsOf.get(article);
  if (known?.length !== length)
    wordsOf.set(article, (known = { length, words: ` ${plainWords(article.textContent)} ` }));
  const words = plainWords(quotation.textContent).split(' ');
  const ends = [words.slice(0, QUOTED_WORDS), words.slice(-QUOTED_WORDS)];
  return ends.some((some) => known.words.split(` ${some.join(' ')} `).length > 2);
}

/** What comes before the one link of a line that only leads to another article. */
const LEADS_ELSEWHERE =
  /^[\s“"»]*(?:read (?:also|more|next)|(?:see|also) (?:also|read)|related(?: (?:stor(?:y|ies)|articles?|posts?|news|links|content|coverage|roundup)(?: from [^:]*)?)?|related(?=\s*:)|don.t miss|see more|more(?: on this| from\b[^:]*|:)|watch|you (?:may|might) (?:also )?like|recommended|lesen sie auch|(?:mehr|lesen sie mehr) zum thema(?: [^:]+)?|empfohlene beiträge|verwandte artikel|weitere beiträge|(?:à )?lire aussi|voir aussi|sur le même sujet|l(?:ea|ee|eer) (?:también|más)|lea|mire|(?:te|le) puede interesar|leia (?:também|mais)|veja também|leggi anche|lees ook|läs (?:också|mer)|les også|læs også|lue myös|читайте также|czytaj też|関連記事|おすすめ記事|延伸阅读|相关阅读)\s*(?:[:：—–>»…-]|\.{3}|$)+\s*/iu;

/** Why a line or a list is none of the article's: it says that an advertisement follows, leads to other articles, or is no text but about it. */
export function lineReason(element: Element): LeftOutReason | undefined {
  const { localName } = element;
  if (/^(?:[ou]l|p)$/.test(localName) && isRelatedList(element)) return 'related';
  if (!isShallow(element, 4)) return localName === 'p' && asks(element) ? 'related' : undefined;
  const text = textOf(element);
  if (!text || text.length > LONGEST_ASKING) return undefined;
  if (asks(element)) return 'related';
  if (text.length > SHORT) return undefined;
  const link = linkIn(element);
  const lead = LEADS_ELSEWHERE.exec(text);
  if (lead && (link ? text.endsWith(link) && link.length >= text.length - lead[0].length : lead[0] === text))
    return 'related';
  if (link === text && isLinkToOther(element, text)) return 'related';
  if (TITLES.test(localName) && !(HEADING.test(localName) && /^tell us/i.test(text))) return undefined;
  if (text.length <= LONGEST_LABEL && LABEL.test(text)) return 'advertisement';
  if (element.closest('blockquote, li, pre') && localName !== 'div') return undefined;
  if (FURNITURE.test(text) || (/^\d{1,3}$/.test(text) && element.closest('figure'))) return 'control';
  if (DATED.test(text) || DAY_AND_TIME.test(text)) return 'aside';
  const first = element.firstElementChild;
  return first?.localName === 'time' && first.textContent.trim() === text ? 'aside' : undefined;
}

function textOf({ textContent }: Element): string {
  return textContent.replace(/\s+/g, ' ').trim();
}

function linkIn(element: Element): string | undefined {
  const link = element.querySelector('a[href]');
  return link ? textOf(link) : undefined;
}

/** Whether a paragraph asks to follow, to subscribe or to write, and has the link to do so. */
function asks(element: Element): boolean {
  const { length } = element.textContent;
  return (
    length > 0 &&
    length <= LONGEST_ASKING &&
    !/^(?:h[1-6]|li|t[dh]|blockquote)$/.test(element.localName) &&
    element.querySelector('a[href]') !== null &&
    ASKS.test(textOf(element))
  );
}

/** Links alone behind a line that leads elsewhere. */
function isRelatedList(list: Element): boolean {
  if (list.textContent.length > LONG) return false;
  const links = Array.from(list.querySelectorAll('a[href]:not([href^="#"])'), textOf).filter(Boolean);
  if (links.length === 0) return false;
  const { length } = textOf(list);
  if (links.reduce((sum, link) => sum + link.length, 0) < MOSTLY_LINKED * length) return false;
  for (let before = list.previousElementSibling; before; before = before.previousElementSibling) {
    const text = textOf(before);
    if (LEADS_ELSEWHERE.exec(text)?.[0] === text && text) return true;
    if (!/^[ou]l$/.test(before.localName) || linkIn(before) !== text) break;
  }
  return false;
}
const MOSTLY_LINKED = 0.8;

/** A line that is one link, as a button, in capitals, or among others of its kind. */
function isLinkToOther(element: Element, text: string): boolean {
  const link = element.querySelector('a[href]')!;
  if (link.getAttribute('href')!.startsWith('#') || /^(?:t[dh]|dt|caption)$/.test(element.localName)) return false;
  if (/(?:^|[\s_-])(?:btn|button)(?=$|[\s_-])/.test(link.getAttribute('class') ?? '')) return true;
  if (element.localName !== 'p' || text.length < SHORTEST_LINK) return false;
  if (text === text.toUpperCase() && text !== text.toLowerCase()) return true;
  return [element.previousElementSibling, element.nextElementSibling].some((beside) => {
    const other = beside?.localName === 'p' ? beside.querySelector('a[href]') : null;
    return other?.textContent.trim() === beside?.textContent.trim();
  });
}
/** UTF-16 code units: the title of another text is longer than this. */
const SHORTEST_LINK = 12;

/** Whether little can be in it, without a look at its text: all the text of a page is in each of its outer elements. */
function isShallow(element: Element, depth: number): boolean {
  let count = 0;
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (++count > 2 || depth === 0 || !isShallow(child, depth - 1)) return false;
  }
  return true;
}
