import { html, nothing, type TemplateResult } from 'lit';
import type { Player } from '../player/player.js';
import type { Chapters } from './chapters.js';
import { clockTime } from '../strings/format.js';

/** So much of a sentence tells which one it is, in UTF-16 code units. */
const EXCERPT_LENGTH = 48;

/** What a person finds at a sentence, by its number, before they go there: its time, its chapter, and how it begins. */
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
  const whole = transcript.text.slice(start, end);
  const cut = whole.slice(0, EXCERPT_LENGTH).replace(/\s+\S*$/, '');
  const beginning = whole.length > EXCERPT_LENGTH ? `${cut}…` : whole;
  const chapter = chapters.titleAt(start);
  const isHeading = passage.kind === 'heading';
  return html`${clockTime(player.timeAt(start) / speechSettings.playbackRate, lang)}
  ${chapter ? html`· <b><bdi>${chapter}</bdi></b>` : nothing}${isHeading && chapter ? nothing : html` · <bdi lang=${passage.lang}>${beginning}</bdi>`}`;
}
