/** The nearest elements that usually are the article (`find-article.ts` knows more ways). */
const AROUND = 'article, [itemprop~="articleBody"], [role="article"], main';
const FIRST = 'article, main, [role="main"]';
/** Elements with the text of an article. */
const TEXT = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, td';
/** Elements with text that is usually not read. */
const OTHER = 'nav, aside, footer, form, article-player, article-speech, [hidden]';
const CHINESE_JAPANESE_KOREAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;
/** Characters per second at rate 1, about as the core estimates them (`text/timeline.ts`). */
const PER_SECOND = { alphabetic: 14.5, other: 4.7 } as const;

/** An article, and about how long a voice takes to read it, in seconds at rate 1. */
export interface ArticleEstimate {
  readonly article: Element;
  readonly seconds: number;
}

/**
 * Estimates an article by the length of its text, without styles and layout: `given`, or the
 * element with this `id`, or the one around or first in the page. `undefined` if none is obvious.
 */
export function estimateArticle(
  host: Element,
  given: Element | undefined,
  id: string,
): ArticleEstimate | undefined {
  const page = host.ownerDocument;
  const article =
    given ?? (id ? page.getElementById(id) : (host.closest(AROUND) ?? page.querySelector(FIRST)));
  const seconds = article ? secondsOf(article) : 0;
  return article && seconds > 0 ? { article, seconds } : undefined;
}

function secondsOf(article: Element): number {
  let text = '';
  for (const element of article.querySelectorAll(TEXT)) {
    const isPart = element.parentElement!.closest(TEXT);
    if (!(isPart && article.contains(isPart)) && !element.closest(OTHER))
      text += element.textContent;
  }
  const dense = text.match(CHINESE_JAPANESE_KOREAN)?.length ?? 0;
  return dense / PER_SECOND.other + (text.length - dense) / PER_SECOND.alphabetic;
}
