/** When and what, of a cue that is to be. Times are seconds at rate 1; the text is plain. */
export interface CueSource {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

const MODES = ['disabled', 'hidden', 'showing'] as const;

/** What a track shows, worked out only while it is wanted. */
export interface TextTrackSource {
  readonly kind: 'chapters' | 'captions';
  readonly label: string;
  /** BCP 47. */
  readonly language: string;
  readonly mode: TextTrackMode;
  cues(): readonly CueSource[];
  /** Seconds at rate 1. */
  time(): number;
  /** The mode is another one. */
  changed(): void;
}

/** Cues, as in the platform's `TextTrackCueList`. */
export interface ArticleCueList extends ReadonlyArray<VTTCue> {
  getCueById(id: string): VTTCue | null;
}

/** The chapters or the captions of an article, as a `TextTrack`; its cues are `VTTCue`s, whose times are revised as the article's are. */
export class ArticleTextTrack extends EventTarget {
  readonly id: string;
  readonly kind: 'chapters' | 'captions';
  readonly label: string;
  /** BCP 47. */
  readonly language: string;
  readonly inBandMetadataTrackDispatchType = '';
  oncuechange: ((event: Event) => void) | null = null;
  readonly #source: TextTrackSource;
  #mode: TextTrackMode;
  #cues: ArticleCueList | undefined;
  #active: readonly VTTCue[] = [];

  constructor(source: TextTrackSource) {
    super();
    this.id = this.kind = source.kind;
    this.label = source.label;
    this.language = source.language;
    this.#mode = source.mode;
    this.#source = source;
    this.addEventListener('cuechange', (event) => this.oncuechange?.(event));
  }

  /** `disabled`, `hidden` or `showing`; anything else is left alone, as the platform does. */
  get mode(): TextTrackMode {
    return this.#mode;
  }
  set mode(mode: TextTrackMode) {
    if (mode === this.#mode || !MODES.includes(mode)) return;
    this.#mode = mode;
    this.#source.changed();
    this.look();
  }
  /** All of them, in order; `null` while it is disabled. */
  get cues(): ArticleCueList | null {
    return this.#mode === 'disabled' ? null : (this.#cues ??= cueList(this.#source.cues().map(newCue)));
  }
  /** Those that hold the current time; `null` while it is disabled. */
  get activeCues(): ArticleCueList | null {
    const { cues } = this;
    const now = this.#source.time();
    return cues && cueList(cues.filter(({ startTime, endTime }) => startTime <= now && now < endTime));
  }

  /** @internal Time went on: tells which cue is active, if that is another one. */
  look(): void {
    const before = this.#active;
    const now: readonly VTTCue[] = this.activeCues ?? [];
    if (now.length === before.length && now.every((cue, place) => cue === before[place])) return;
    this.#active = now;
    for (const cue of before) if (!now.includes(cue)) cue.dispatchEvent(new Event('exit'));
    for (const cue of now) if (!before.includes(cue)) cue.dispatchEvent(new Event('enter'));
    this.dispatchEvent(new Event('cuechange'));
  }

  /** @internal The times, or the texts, are others: cues stay the same as far as their texts do. */
  revise(): void {
    const before = this.#cues;
    if (!before) return;
    const sources = this.#source.cues();
    const sameTexts =
      before.length === sources.length && before.every(({ text }, place) => text === escaped(sources[place]!.text));
    if (!sameTexts) this.#cues = cueList(sources.map(newCue));
    else before.forEach((cue, place) => setTimes(cue, sources[place]!));
    this.look();
  }
}

function newCue({ startTime, endTime, text }: CueSource, place: number): VTTCue {
  const cue = new VTTCue(startTime, endTime, escaped(text));
  cue.id = String(place + 1);
  return cue;
}

function setTimes(cue: VTTCue, { startTime, endTime }: CueSource): void {
  cue.startTime = startTime;
  cue.endTime = endTime;
}

/** The text of a cue is markup (WebVTT). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cueList(cues: readonly VTTCue[]): ArticleCueList {
  return Object.assign([...cues], { getCueById: (id: string) => cues.find((cue) => cue.id === id) ?? null });
}
