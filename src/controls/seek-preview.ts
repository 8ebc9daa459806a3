import { html, nothing, type TemplateResult } from 'lit';
import type { Player } from '../player/player.js';
import type { Chapters } from './chapters.js';
import { clockTime } from '../strings/time-format.js';

/** The length of the excerpt of a sentence, in UTF-16 code units. */
const EXCERPT_LENGTH = 48;

/** The preview of a sentence on the seek bar: its time, its chapter and an excerpt. */
export function seekPreview(
  player: Player,
  chapters: Chapters,
  index: number,
  lang: string,
): TemplateResult | undefined {
  const { transcript, speechSettings } = player;
  const sentence = transcript?.sentences[index];
  if (!transcript || !sentence) return undefined;
  const { start, end, passage } = sentence;
  const sentenceText = transcript.text.slice(start, end);
  const cut = sentenceText.slice(0, EXCERPT_LENGTH).replace(/\s+\S*$/, '');
  const excerpt = sentenceText.length > EXCERPT_LENGTH ? `${cut}…` : sentenceText;
  const chapter = chapters.titleAt(start);
  const isHeading = passage.kind === 'heading';
  return html`${clockTime(player.timeAt(start) / speechSettings.playbackRate, lang)}
  ${chapter ? html`· <b><bdi>${chapter}</bdi></b>` : nothing}${isHeading && chapter ? nothing : html` · <bdi lang=${passage.lang}>${excerpt}</bdi>`}`;
}
