import { readPls } from './pls.js';
import { compileLexicon } from '../../text/pronunciation/lexicon.js';
import type { Lexicon } from '../../text/pronunciation/pronounce.js';

type Warn = (message: string) => void;

const ACCEPTED = 'a list in JSON (application/json) or PLS (application/pls+xml)';

/**
 * Compiles the entries of the property `lexicon` and of the linked lists, which are fetched with
 * the attributes of their links. `take` is called with the first as soon as it is compiled, and
 * then with all: the property's entries win. `warn` is called for a list that cannot be loaded.
 * Never rejects.
 */
export async function loadLexicon(
  own: unknown,
  links: readonly HTMLLinkElement[],
  take: (lexicon: Lexicon) => void,
  warn: Warn,
): Promise<void> {
  if (own) take(compileLexicon(own, warn));
  if (links.length === 0) return;
  const lists = await Promise.all(links.map((link) => entriesOf(link, warn)));
  take(compileLexicon(own ?? [], warn, lists.flat()));
}

async function entriesOf(link: HTMLLinkElement, warn: Warn): Promise<readonly unknown[]> {
  const { href, crossOrigin, integrity, referrerPolicy, type } = link;
  try {
    const response = await fetch(href, {
      credentials: crossOrigin === 'use-credentials' ? 'include' : 'same-origin',
      ...(integrity && { integrity }),
      referrerPolicy: referrerPolicy as ReferrerPolicy,
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const kind = type || response.headers.get('content-type') || '';
    const text = await response.text();
    return /xml/i.test(kind) || text.trimStart().startsWith('<')
      ? plsEntries(text, href, warn)
      : jsonEntries(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(
      `The pronunciation list ${href} could not be loaded (${reason}), and is not used. Accepted: ${ACCEPTED}.`,
    );
    return [];
  }
}

function jsonEntries(text: string): readonly unknown[] {
  const entries: unknown = JSON.parse(text);
  if (!Array.isArray(entries)) throw new Error('it is not an array');
  return entries;
}

function plsEntries(text: string, href: string, warn: Warn): readonly unknown[] {
  const list = readPls(text);
  if (!list) throw new Error('it is not a lexicon');
  const { entries, soundsOnly } = list;
  if (soundsOnly > 0) {
    warn(
      `${soundsOnly} of the words in the pronunciation list ${href} have a phoneme and no alias, and are not used. The voices of browsers take no phonemes. Accepted: alias.`,
    );
  }
  return entries;
}
