/*
 * How many steps a regular expression may take. It tries one way to match after the other, and nothing can stop one that has begun:
 * repetitions that meet each other, or are within each other, take minutes for one sentence. So its ways are counted beforehand. What
 * follows is the same for all ways that have come to the same place of the text by the same part of the pattern: it is looked at once for
 * all of them, and the count takes a time in proportion to both lengths, however many ways there are.
 */

/** How many ways have come to each place of a text. */
type Ways = Float64Array<ArrayBuffer>;

/** What is so of any text of some length. */
interface Bound {
  /** In so many ways a part may go on from one place. */
  readonly ways: number;
  /** With so many steps. */
  readonly steps: number;
}
const ONE: Bound = { ways: 1, steps: 1 };
const NO_STEP: Bound = { ways: 1, steps: 0 };
const NO_WAY: Bound = { ways: 0, steps: 0 };

/** A part of a pattern. */
interface Part {
  boundFor(length: number): Bound;
  /** Leads ways on from where they have come to; `undefined` where none goes on. */
  lead(ways: Ways, count: Count): Ways | undefined;
}

/** In u-mode, which is strict; no pattern that is wrong comes here. */
const TOKEN = new RegExp(
  [
    String.raw`\\(?:k<[^>]*>|[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u.{4}|x..|c.|[1-9]\d*|.)`,
    String.raw`\[(?:\\.|[^\]\\])*\]`,
    String.raw`\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?`,
    String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??`,
    '.',
  ].join('|'),
  'gsu',
);
const LOOK = /^\(\?(<?)[=!]$/;
const CAPTURE = /^\((?:\?<([^=!].*)>)?$/;
const MODIFIERS = /^\(\?[a-z-]+:$/;
const TIMES = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/;
const FOUND_BEFORE = /^\\(?:k<(.*)>|([1-9]\d*))$/;
const BOUNDARY = /^(?:[$^]|\\[bB])$/;

/** A repetition of what is tried by itself, of more times than these, is counted as one without end. */
const MANY = 16;
/** What says again what a group has found counts as much as that group: they may multiply. */
const MOST_PARTS = 20_000;

/** What a part of a pattern is in. */
interface Around {
  /** It is matched from its end on. */
  readonly backwards: boolean;
  readonly modifiers: string;
  /** It stands for what a group has found elsewhere: there, boundaries were others. */
  readonly again: boolean;
}

/** Counts the steps of a valid pattern. */
export class StepCounter {
  readonly #flags: string;
  readonly #tokens: readonly string[];
  /** The stretch of tokens in each group that captures. */
  readonly #groups: readonly Group[];
  /** Of groups whose findings are being read again. */
  readonly #again = new Set<Group>();
  readonly #pattern: Part;
  #at = 0;
  #parts = 0;

  /** @throws `RangeError` for a pattern whose steps cannot be counted. */
  constructor(pattern: string, flags: string) {
    this.#flags = flags;
    this.#tokens = [...pattern.matchAll(TOKEN)].map(([token]) => token);
    this.#groups = groupsIn(this.#tokens);
    this.#pattern = this.#choice({ backwards: false, modifiers: '', again: false });
  }

  /** Whether it takes no more than `most` steps to find the pattern in a text wherever it is. */
  keepsWithin(most: number, text: string): boolean {
    // Most patterns are harmless for any text of that length.
    if ((text.length + 1) * this.#pattern.boundFor(text.length).steps <= most) return true;
    const count = new Count(text, most);
    const starts = new Float64Array(text.length + 1);
    for (let place = 0; place <= text.length; place++) starts[place] = isBetweenCharacters(text, place) ? 1 : 0;
    this.#pattern.lead(starts, count);
    return !count.isOver;
  }

  #choice(around: Around): Part {
    const choices = [this.#sequence(around)];
    while (this.#tokens[this.#at] === '|') {
      this.#at += 1;
      choices.push(this.#sequence(around));
    }
    return choiceOf(choices);
  }

  #sequence(around: Around): Part {
    const parts: Part[] = [];
    while (this.#at < this.#tokens.length && !/^[|)]$/.test(this.#tokens[this.#at]!)) {
      const part = this.#single(around);
      const times = TIMES.exec(this.#tokens[this.#at] ?? '');
      if (times) this.#at += 1;
      parts.push(times ? new Repetition(part, ...timesOf(times)) : part);
    }
    if (around.backwards) parts.reverse();
    return parts.length === 1 ? parts[0]! : new Sequence(parts);
  }

  #single(around: Around): Part {
    this.#parts += 1;
    if (this.#parts > MOST_PARTS) throw new RangeError('There are too many parts.');
    const token = this.#tokens[this.#at]!;
    this.#at += 1;
    const look = LOOK.exec(token);
    if (look) return new Look(this.#group({ ...around, backwards: look[1] === '<' }));
    if (MODIFIERS.test(token)) return this.#group({ ...around, modifiers: around.modifiers + token });
    if (token.startsWith('(')) return this.#group(around);
    const before = FOUND_BEFORE.exec(token);
    if (before) return this.#foundBefore(before[1] ?? Number(before[2]), around);
    if (around.again && BOUNDARY.test(token)) return new Sequence([]);
    const ends = around.modifiers.replace(/[^(]/g, '').replaceAll('(', ')');
    return new Leaf(around.modifiers + token + ends, this.#flags, around.backwards);
  }

  #group(around: Around): Part {
    const part = this.#choice(around);
    this.#at += 1;
    return part;
  }

  /** What a group has found, which is there again: as many steps at most as to find it. */
  #foundBefore(name: string | number, around: Around): Part {
    const at = this.#at;
    const choices: Part[] = [];
    const named = this.#groups.filter((group, index) => name === group.name || name === index + 1);
    for (const group of named) {
      // Within itself, a group has found nothing yet.
      if (group.from < at && at <= group.to) continue;
      // In other capitals, or if it goes round in circles, it may be more.
      if (this.#again.has(group) || this.#tokens.some((token) => MODIFIERS.test(token)))
        throw new RangeError('It is not known what is found again.');
      this.#again.add(group);
      this.#at = group.from;
      choices.push(this.#choice({ ...around, again: true }));
      this.#again.delete(group);
    }
    this.#at = at;
    return new FoundAgain(choiceOf(choices));
  }
}

interface Group {
  readonly name: string | undefined;
  readonly from: number;
  to: number;
}

function groupsIn(tokens: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  const open: (Group | undefined)[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const capture = CAPTURE.exec(token);
    if (token.startsWith('(')) open.push(capture ? { name: capture[1], from: index + 1, to: index } : undefined);
    if (capture) groups.push(open.at(-1)!);
    const closed = token === ')' && open.pop();
    if (closed) closed.to = index;
  }
  return groups;
}

function timesOf([, sign, least, comma, most]: RegExpExecArray): [least: number, most: number] {
  if (sign) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity];
  return [Number(least), comma ? Number(most || Infinity) : Number(least)];
}

/** Neither half of a surrogate pair is tried by itself. */
function isBetweenCharacters(text: string, place: number): boolean {
  return !(/[\uDC00-\uDFFF]/.test(text[place] ?? '') && /[\uD800-\uDBFF]/.test(text[place - 1] ?? ''));
}

/** What was counted so far: steps of the pattern, and those of counting them. */
class Count {
  readonly text: string;
  readonly #most: number;
  readonly #places = new Map<string, Int32Array>();
  #steps = 0;

  constructor(text: string, most: number) {
    this.text = text;
    this.#most = most;
  }

  get isOver(): boolean {
    return this.#steps > this.#most;
  }

  add(steps: number): void {
    this.#steps += steps;
  }

  /** Where a leaf leads to from each place; `UNKNOWN` before it was tried. The same leaf may be in a pattern many times. */
  placesOf(leaf: string): Int32Array {
    let places = this.#places.get(leaf);
    if (!places) this.#places.set(leaf, (places = new Int32Array(this.text.length + 1).fill(UNKNOWN)));
    return places;
  }
}

/** What it costs to count a repetition, in steps. */
const OVERHEAD = 16;

const NOWHERE = -1;
const UNKNOWN = -2;

/** What is tried by itself: a character, a class of them, a boundary. */
class Leaf implements Part {
  readonly #name: string;
  readonly #backwards: boolean;
  readonly #pattern: RegExp;

  constructor(source: string, flags: string, backwards: boolean) {
    this.#name = backwards ? `<${source}` : source;
    this.#backwards = backwards;
    this.#pattern = new RegExp(backwards ? `(?<=(${source}))` : source, `${flags}y`);
  }

  boundFor(): Bound {
    return ONE;
  }

  lead(ways: Ways, count: Count): Ways | undefined {
    return this.#leadInto(undefined, ways, count);
  }

  /** Again and again, any number of times. */
  leadOn(ways: Ways, count: Count): Ways {
    const led = ways.slice();
    this.#leadInto(led, led, count);
    return led;
  }

  #leadInto(led: Ways | undefined, ways: Ways, count: Count): Ways | undefined {
    if (count.isOver) return undefined;
    const places = count.placesOf(this.#name);
    const end = ways.length;
    let into = led;
    let steps = end;
    for (let index = 0; index < end; index++) {
      const place = this.#backwards ? end - 1 - index : index;
      const come = ways[place]!;
      if (come === 0) continue;
      steps += come;
      if (places[place] === UNKNOWN) places[place] = this.#from(place, count.text);
      const next = places[place]!;
      if (next !== NOWHERE) (into ??= new Float64Array(end))[next]! += come;
    }
    count.add(steps);
    return into;
  }

  #from(place: number, text: string): number {
    this.#pattern.lastIndex = place;
    if (!this.#backwards) return this.#pattern.test(text) ? this.#pattern.lastIndex : NOWHERE;
    const found = this.#pattern.exec(text)?.[1];
    return found === undefined ? NOWHERE : place - found.length;
  }
}

class Sequence implements Part {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  boundFor(length: number): Bound {
    let bound: Bound = NO_STEP;
    for (const part of this.#parts) bound = following(bound, part.boundFor(length));
    return bound;
  }

  lead(ways: Ways, count: Count): Ways | undefined {
    let led: Ways | undefined = ways;
    for (const part of this.#parts) {
      led = part.lead(led, count);
      if (!led) break;
    }
    return led;
  }
}

class Choice implements Part {
  readonly #choices: readonly Part[];

  constructor(choices: readonly Part[]) {
    this.#choices = choices;
  }

  boundFor(length: number): Bound {
    let bound: Bound = NO_WAY;
    for (const choice of this.#choices) bound = either(bound, choice.boundFor(length));
    return bound;
  }

  lead(ways: Ways, count: Count): Ways | undefined {
    let all: Ways | undefined;
    for (const choice of this.#choices) all = both(all, choice.lead(ways, count), count);
    return all;
  }
}

function choiceOf(choices: readonly Part[]): Part {
  return choices.length === 1 ? choices[0]! : new Choice(choices);
}

/** Where a group has found nothing, nothing is there again. */
class FoundAgain implements Part {
  readonly found: Part;

  constructor(found: Part) {
    this.found = found;
  }

  boundFor(length: number): Bound {
    return either(NO_STEP, this.found.boundFor(length));
  }

  lead(ways: Ways, count: Count): Ways | undefined {
    return both(ways, this.found.lead(ways, count), count);
  }
}

/** A look ahead or behind is over once it is decided: only its own ways are tried. */
class Look implements Part {
  readonly #part: Part;

  constructor(part: Part) {
    this.#part = part;
  }

  boundFor(length: number): Bound {
    return { ...this.#part.boundFor(length), ways: 1 };
  }

  lead(ways: Ways, count: Count): Ways {
    this.#part.lead(ways, count);
    return ways;
  }
}

class Repetition implements Part {
  readonly #part: Part;
  readonly #least: number;
  readonly #most: number;

  constructor(part: Part, least: number, most: number) {
    this.#part = part;
    this.#least = least;
    this.#most = most;
  }

  boundFor(length: number): Bound {
    const { ways, steps } = this.#part.boundFor(length);
    // What matches nothing is repeated as often as is asked at least, and then no more.
    const times = this.#least + Math.min(this.#most - this.#least, length + 1);
    const each = Math.max(1, steps);
    if (ways <= 1) return { ways: times - this.#least + 1, steps: each * times };
    return { ways: ways ** (times + 1), steps: each * ways ** (times + 1) };
  }

  lead(ways: Ways, count: Count): Ways | undefined {
    let led: Ways | undefined = ways;
    let times = 0;
    for (; times < this.#least && led; times++) led = once(this.#part, led, count);
    // Beyond the least times, nothing is not found again.
    const part = this.#part instanceof FoundAgain ? this.#part.found : this.#part;
    if (led && part instanceof Leaf && this.#most - this.#least > MANY) return part.leadOn(led, count);
    let all = led;
    for (; times < this.#most && led; times++) {
      led = once(part, led, count);
      all = both(all, led, count);
    }
    return all;
  }
}

function once(part: Part, ways: Ways, count: Count): Ways | undefined {
  // A part that matches nothing could be repeated a billion times, and without a step.
  count.add(ways.length + OVERHEAD);
  return count.isOver ? undefined : part.lead(ways, count);
}

function following(before: Bound, { ways, steps }: Bound): Bound {
  return { ways: before.ways * ways, steps: before.steps + before.ways * steps };
}

function either(one: Bound, other: Bound): Bound {
  return { ways: one.ways + other.ways, steps: one.steps + other.steps };
}

function both(some: Ways | undefined, others: Ways | undefined, count: Count): Ways | undefined {
  if (!some || !others) return some ?? others;
  count.add(some.length);
  return some.map((ways, place) => ways + others[place]!);
}
