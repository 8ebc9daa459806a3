import { fromDocument } from '../page/document-property.js';
import type { TrackedPlayer } from './tracked-player.js';

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** The heading with which the article starts, or else the title of the page. */
export function titleOf({ sentences, ownerDocument }: TrackedPlayer): string {
  const [first] = sentences;
  if (first?.kind !== 'heading') return fromDocument(ownerDocument, 'title');
  const heading = first.range?.startContainer.parentElement?.closest(HEADING);
  const isInside = (range: Range | undefined) => heading?.contains(range?.startContainer ?? null);
  let title = first.text;
  // A heading may have several sentences.
  for (let i = 1; i < sentences.length && isInside(sentences[i]!.range); i++)
    title += ` ${sentences[i]!.text}`;
  return title;
}
