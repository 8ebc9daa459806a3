import type { Random } from '../../support/random-markup.js';

const HTML_TAGS =
  'p div span b i a em ul ol li dl dt dd table tr td th tbody caption h1 h2 h6 pre code blockquote section article main aside figure figcaption img br hr wbr abbr ruby rt rp details summary slot template noscript form label button select option svg math foreignObject desc title annotation-xml mi script style textarea xmp plaintext x-host x-deep article-player body html head frameset col input iframe object sup sub dialog font center nobr marquee'.split(
    ' ',
  );
const RUN = 'window.scriptsRun = 1';
/**
 * Scripts and requests that are inactive in a template or in the text of a `noscript`, and active
 * anywhere else.
 */
const ASLEEP = `<script>${RUN}</script><img src="/hostile/image.png" onerror="${RUN}"><iframe src="/hostile/frame.html"></iframe>
<link rel="stylesheet" href="/hostile/style.css"><svg onload="${RUN}"><script>${RUN}</script></svg>
<video src="/hostile/video.webm" onerror="${RUN}"></video>`;
/** Event handlers: only those of events that need a person or a synthetic event. */
const ATTRIBUTES: readonly (readonly [string, readonly string[]])[] = [
  ['id', ['a', 'b', 'article', '__proto__', 'comments', '\u0000', '']],
  [
    'class',
    [
      'ad',
      'share',
      'comments',
      'related',
      'constructor',
      'x'.repeat(200),
      'language-js',
      'skip-link',
    ],
  ],
  ['aria-owns', ['a', 'b', 'a b', 'missing']],
  ['aria-labelledby', ['a', 'b', 'b a a']],
  ['aria-label', ['label', '', '\u0000', '<b>']],
  ['aria-level', ['0', '-1', '99999999999', 'two', 'NaN']],
  ['aria-hidden', ['true', 'false', 'maybe']],
  ['role', ['img', 'heading', 'presentation', 'doc-noteref', ' ', 'toString', 'dialog none']],
  ['lang', ['en', '', 'x', '\uD800', 'de-'.repeat(50), '-', 'i-klingon']],
  ['hidden', ['', 'until-found']],
  ['slot', ['a', 'b', '']],
  ['name', ['a', 'b', '', 'x']],
  ['title', ['title', 'World']],
  ['alt', ['alt', '']],
  ['start', ['-5', '99999999999999', 'x']],
  ['value', ['7', '-2147483648', 'x']],
  ['reversed', ['']],
  ['type', ['a', 'i', 'I', 'q']],
  ['colspan', ['0', '-1', '30', 'x']],
  ['rowspan', ['0', '9', 'x']],
  ['href', ['#a', '#', '#%', 'javascript:window.scriptsRun=1', 'https://[', '//']],
  [
    'data-ssml',
    ['{"sub":{"alias":"said"}}', '{', 'null', '[]', '{"sub":null}', '{"__proto__":{"sub":1}}'],
  ],
  ['data-ssml-sub', ['said', '']],
  ['data-article-player', ['read', 'skip', 'READ', '']],
  ['onclick', [RUN]],
  ['onmouseover', [RUN]],
  ['onbeforematch', [RUN]],
  [
    'style',
    [
      'display: none',
      'display: contents',
      'display: flex',
      'display: table-cell',
      'display: -x',
      'float: left',
      'position: fixed',
      'position: absolute; clip: rect(0 0 0 0)',
      'visibility: hidden',
      'white-space: pre',
      'white-space: pre-line',
      'content: "x"',
      'list-style: "\\0" inside',
      'writing-mode: vertical-rl; direction: rtl',
      'height: 0; overflow: hidden',
      '}',
    ],
  ],
];
const TEXTS = [
  'words of the text. ',
  ' ',
  '\n\t\r\n ',
  '\u0000',
  '\uD800',
  '\uDC00\uD83D',
  '👩🏽‍🚀',
  '\u0301\u0301',
  '\u200D',
  '\u202E',
  '\u00AD\u200B\uFEFF',
  '[12]',
  '1',
  'a'.repeat(300),
  '。一。',
  '&amp;#0;&lt;/p&gt;',
  '&nbsp;',
  '\u2028',
  '. . .',
  '🇩🇪🇩',
];
const BROKEN = [
  '<',
  '</',
  '</p>',
  '<p',
  '<!--',
  '<!-- -->',
  '-->',
  '<![CDATA[ x ]]>',
  '<?php x ?>',
  '<!DOCTYPE html>',
  '</body></html>',
  '"',
  "<a href='",
  '<b <i>',
  '</br>',
];

/** Adds inactive scripts to `root`, which must stay inactive. */
export function layAsleep(root: Element): void {
  // Not in a foreign element of that name, in which it would run.
  for (const template of root.querySelectorAll('template')) {
    if (template instanceof HTMLTemplateElement) template.innerHTML = ASLEEP;
  }
  for (const noscript of root.querySelectorAll('noscript')) noscript.textContent = ASLEEP;
  root.append(document.createElement('script'));
  (root.lastChild as HTMLScriptElement).type = 'text/template';
  root.lastChild!.textContent = ASLEEP;
}

/** Invalid markup: missing or surplus end tags, foreign elements, misplaced elements. */
export function brokenMarkup(random: Random): string {
  const open: string[] = [];
  let markup = '';
  for (let length = 5 + random.below(40); length > 0; length--) {
    const choice = random.below(10);
    if (choice < 4) {
      const tag = random.of(HTML_TAGS);
      open.push(tag);
      markup += `<${tag}${attributes(random)}>`;
    } else if (choice < 6) markup += random.of(TEXTS);
    else if (choice === 6) markup += random.of(BROKEN);
    else if (open.length > 0) markup += `</${random.chance(0.7) ? open.pop()! : random.of(open)}>`;
  }
  return markup;
}

function attributes(random: Random): string {
  let written = '';
  while (random.chance(0.4)) {
    const [name, values] = random.of(ATTRIBUTES);
    written += ` ${name}="${random.of(values).replaceAll('"', '&quot;')}"`;
  }
  return written;
}

const NAMESPACES = [
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/1998/Math/MathML',
  'urn:nobody',
  '',
];
/** Without elements that load or play once they are in the page. */
const MADE_TAGS = HTML_TAGS.filter(
  (tag) => !/^(?:script|iframe|object|frameset|marquee|input|plaintext)$/.test(tag),
);

/**
 * Trees that no parser creates: paragraphs in paragraphs, cells anywhere, other namespaces, shadow
 * trees, split text nodes.
 */
export function growTree(root: Element, random: Random): void {
  const parents: (Element | ShadowRoot)[] = [root];
  for (let size = 5 + random.below(50); size > 0; size--) {
    const parent = random.chance(0.6) ? parents.at(-1)! : random.of(parents);
    const choice = random.below(12);
    if (choice < 6) parents.push(parent.appendChild(madeElement(random)));
    else if (choice < 9) parent.append(random.of(TEXTS));
    else if (choice === 9) parent.append(document.createComment(random.of(TEXTS)));
    else if (choice === 10) parent.append(document.createProcessingInstruction('x', 'y'));
    else attachTo(parent, parents, random);
  }
}

function madeElement(random: Random): Element {
  const element = document.createElementNS(random.of(NAMESPACES), random.of(MADE_TAGS));
  while (random.chance(0.3)) {
    const [name, values] = random.of(ATTRIBUTES);
    element.setAttribute(name, random.of(values));
  }
  return element;
}

function attachTo(
  parent: Element | ShadowRoot,
  parents: (Element | ShadowRoot)[],
  random: Random,
): void {
  const host = parent.appendChild(document.createElement(random.of(['x-host', 'div', 'section'])));
  const shadow = host.attachShadow({ mode: random.of(['open', 'open', 'closed']) });
  parents.push(host, shadow);
  for (const name of ['a', 'b', '', 'a']) {
    const slot = shadow.appendChild(document.createElement('slot'));
    slot.name = name;
    if (random.chance(0.3)) parents.push(slot);
  }
}
