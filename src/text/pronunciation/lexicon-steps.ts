/*
 * Counts the steps that a regular expression may take. A backtracking engine tries one way to match
 * after the other, and cannot be interrupted: with adjacent or nested repetitions, one sentence may
 * take minutes. So the ways are counted before the pattern is run. Ways that have reached the same
 * offset of the text at the same part of the pattern have the same continuations, and are counted
 * together. The time of the count is proportional to the length of the text and of the pattern,
 * however many ways there are.
 */

/** The number of ways to match that have reached each offset of a text. */
type Ways = Float64Array<ArrayBuffer>;

/** Upper bounds for any text of a given length. */
interface Bound {
  /** The number of ways in which a part may match from one offset. */
  readonly ways: number;
  /** The number of steps for all of them. */
  readonly steps: number;
}
const ONE: Bound = { ways: 1, steps: 1 };
const NO_STEP: Bound = { ways: 1, steps: 0 };
const NO_WAY: Bound = { ways: 0, steps: 0 };

/** A part of a pattern. */
interface Part {
  boundFor(length: number): Bound;
  /**
   * Matches this part at each offset that ways have reached. @returns the number of ways at each
   * offset after it; `undefined` if there is none.
   */
  advance(ways: Ways, count: Count): Ways | undefined;
}

/** Tokens in u-mode, which is strict. The pattern is known to be valid. */
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
const LOOKAROUND = /^\(\?(<?)[=!]$/;
const CAPTURE = /^\((?:\?<([^=!].*)>)?$/;
const MODIFIERS = /^\(\?[a-z-]+:$/;
const TIMES = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/;
const BACK_REFERENCE = /^\\(?:k<(.*)>|([1-9]\d*))$/;
const BOUNDARY = /^(?:[$^]|\\[bB])$/;

/** A repetition of a leaf with more optional rounds than this is counted as unlimited. */
const MOST_ROUNDS = 16;
/**
 * The most parts of a pattern. A back reference has the parts of its group, so they may multiply.
 */
const MOST_PARTS = 20_000;

/** What surrounds a part of a pattern. */
interface PartContext {
  /** The part is matched from its end to its start, as in a lookbehind. */
  readonly backwards: boolean;
  readonly modifiers: string;
  /**
   * The part is repeated by a back reference. The text had other boundaries where it was captured.
   */
  readonly inBackReference: boolean;
}

/** Counts the steps of a valid pattern. */
export class StepCounter {
  readonly #flags: string;
  readonly #tokens: readonly string[];
  /** The range of tokens of each capturing group. */
  readonly #groups: readonly Group[];
  /** Groups with a back reference that is being parsed. */
  readonly #openReferences = new Set<Group>();
  readonly #pattern: Part;
  #at = 0;
  #parts = 0;

  /** @throws `RangeError` if the steps of the pattern cannot be counted. */
  constructor(pattern: string, flags: string) {
    this.#flags = flags;
    this.#tokens = [...pattern.matchAll(TOKEN)].map(([token]) => token);
    this.#groups = groupsIn(this.#tokens);
    this.#pattern = this.#choice({ backwards: false, modifiers: '', inBackReference: false });
  }

  /** Whether a search for all matches in `text` takes at most `most` steps. */
  keepsWithin(most: number, text: string): boolean {
    // Most patterns are harmless for any text of this length.
    if ((text.length + 1) * this.#pattern.boundFor(text.length).steps <= most) return true;
    const count = new Count(text, most);
    const starts = new Float64Array(text.length + 1);
    for (let place = 0; place <= text.length; place++)
      starts[place] = isBetweenCharacters(text, place) ? 1 : 0;
    this.#pattern.advance(starts, count);
    return !count.isOver;
  }

  #choice(context: PartContext): Part {
    const choices = [this.#sequence(context)];
    while (this.#tokens[this.#at] === '|') {
      this.#at += 1;
      choices.push(this.#sequence(context));
    }
    return choiceOf(choices);
  }

  #sequence(context: PartContext): Part {
    const parts: Part[] = [];
    while (this.#at < this.#tokens.length && !/^[|)]$/.test(this.#tokens[this.#at]!)) {
      const part = this.#single(context);
      const times = TIMES.exec(this.#tokens[this.#at] ?? '');
      if (times) this.#at += 1;
      parts.push(times ? new Repetition(part, ...timesOf(times)) : part);
    }
    if (context.backwards) parts.reverse();
    return parts.length === 1 ? parts[0]! : new Sequence(parts);
  }

  #single(context: PartContext): Part {
    this.#parts += 1;
    if (this.#parts > MOST_PARTS) throw new RangeError('There are too many parts.');
    const token = this.#tokens[this.#at]!;
    this.#at += 1;
    const lookaround = LOOKAROUND.exec(token);
    if (lookaround)
      return new Lookaround(this.#group({ ...context, backwards: lookaround[1] === '<' }));
    if (MODIFIERS.test(token))
      return this.#group({ ...context, modifiers: context.modifiers + token });
    if (token.startsWith('(')) return this.#group(context);
    const reference = BACK_REFERENCE.exec(token);
    if (reference) return this.#backReference(reference[1] ?? Number(reference[2]), context);
    if (context.inBackReference && BOUNDARY.test(token)) return new Sequence([]);
    const ends = context.modifiers.replace(/[^(]/g, '').replaceAll('(', ')');
    return new Leaf(context.modifiers + token + ends, this.#flags, context.backwards);
  }

  #group(context: PartContext): Part {
    const part = this.#choice(context);
    this.#at += 1;
    return part;
  }

  /** A back reference takes at most as many steps as its group. */
  #backReference(name: string | number, context: PartContext): Part {
    const at = this.#at;
    const choices: Part[] = [];
    const named = this.#groups.filter((group, index) => name === group.name || name === index + 1);
    for (const group of named) {
      // Inside of itself, a group has captured nothing yet.
      if (group.from < at && at <= group.to) continue;
      // With modifiers or cyclic references, the reference may take more steps than the group.
      if (this.#openReferences.has(group) || this.#tokens.some((token) => MODIFIERS.test(token)))
        throw new RangeError('The steps of a back reference cannot be counted.');
      this.#openReferences.add(group);
      this.#at = group.from;
      choices.push(this.#choice({ ...context, inBackReference: true }));
      this.#openReferences.delete(group);
    }
    this.#at = at;
    return new BackReference(choiceOf(choices));
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
    if (token.startsWith('('))
      open.push(capture ? { name: capture[1], from: index + 1, to: index } : undefined);
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

/** No match starts between the halves of a surrogate pair. */
function isBetweenCharacters(text: string, place: number): boolean {
  return !(
    /[\uDC00-\uDFFF]/.test(text[place] ?? '') && /[\uD800-\uDBFF]/.test(text[place - 1] ?? '')
  );
}

/** The steps so far: those of the pattern, and those of counting them. */
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

  /**
   * For each offset, the offset after a match of a leaf; `UNKNOWN` before it was tried. Shared by
   * equal leaves of the pattern.
   */
  placesOf(leaf: string): Int32Array {
    let places = this.#places.get(leaf);
    if (!places)
      this.#places.set(leaf, (places = new Int32Array(this.text.length + 1).fill(UNKNOWN)));
    return places;
  }
}

/** The cost of counting one round of a repetition, in steps. */
const OVERHEAD = 16;

const NOWHERE = -1;
const UNKNOWN = -2;

/** A part that the engine matches at once: a character, a class, a boundary. */
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

  advance(ways: Ways, count: Count): Ways | undefined {
    return this.#advanceInto(undefined, ways, count);
  }

  /** As `advance`, for any number of repetitions. */
  advanceRepeatedly(ways: Ways, count: Count): Ways {
    const reached = ways.slice();
    this.#advanceInto(reached, reached, count);
    return reached;
  }

  #advanceInto(reached: Ways | undefined, ways: Ways, count: Count): Ways | undefined {
    if (count.isOver) return undefined;
    const places = count.placesOf(this.#name);
    const end = ways.length;
    let into = reached;
    let steps = end;
    for (let index = 0; index < end; index++) {
      const place = this.#backwards ? end - 1 - index : index;
      const arrived = ways[place]!;
      if (arrived === 0) continue;
      steps += arrived;
      if (places[place] === UNKNOWN) places[place] = this.#from(place, count.text);
      const next = places[place]!;
      if (next !== NOWHERE) (into ??= new Float64Array(end))[next]! += arrived;
    }
    count.add(steps);
    return into;
  }

  #from(place: number, text: string): number {
    this.#pattern.lastIndex = place;
    if (!this.#backwards) return this.#pattern.test(text) ? this.#pattern.lastIndex : NOWHERE;
    const matched = this.#pattern.exec(text)?.[1];
    return matched === undefined ? NOWHERE : place - matched.length;
  }
}

class Sequence implements Part {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  boundFor(length: number): Bound {
    let bound: Bound = NO_STEP;
    for (const part of this.#parts) bound = sequenceBound(bound, part.boundFor(length));
    return bound;
  }

  advance(ways: Ways, count: Count): Ways | undefined {
    let reached: Ways | undefined = ways;
    for (const part of this.#parts) {
      reached = part.advance(reached, count);
      if (!reached) break;
    }
    return reached;
  }
}

class Choice implements Part {
  readonly #choices: readonly Part[];

  constructor(choices: readonly Part[]) {
    this.#choices = choices;
  }

  boundFor(length: number): Bound {
    let bound: Bound = NO_WAY;
    for (const choice of this.#choices) bound = alternativeBound(bound, choice.boundFor(length));
    return bound;
  }

  advance(ways: Ways, count: Count): Ways | undefined {
    let all: Ways | undefined;
    for (const choice of this.#choices) all = sumOf(all, choice.advance(ways, count), count);
    return all;
  }
}

function choiceOf(choices: readonly Part[]): Part {
  return choices.length === 1 ? choices[0]! : new Choice(choices);
}

/** A back reference to a group that has captured nothing matches the empty text. */
class BackReference implements Part {
  readonly group: Part;

  constructor(group: Part) {
    this.group = group;
  }

  boundFor(length: number): Bound {
    return alternativeBound(NO_STEP, this.group.boundFor(length));
  }

  advance(ways: Ways, count: Count): Ways | undefined {
    return sumOf(ways, this.group.advance(ways, count), count);
  }
}

/** After a lookaround has matched, it is not tried again: it has only one way. */
class Lookaround implements Part {
  readonly #part: Part;

  constructor(part: Part) {
    this.#part = part;
  }

  boundFor(length: number): Bound {
    return { ...this.#part.boundFor(length), ways: 1 };
  }

  advance(ways: Ways, count: Count): Ways {
    this.#part.advance(ways, count);
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
    // An empty match is repeated up to the minimum, and not beyond.
    const times = this.#least + Math.min(this.#most - this.#least, length + 1);
    const each = Math.max(1, steps);
    if (ways <= 1) return { ways: times - this.#least + 1, steps: each * times };
    return { ways: ways ** (times + 1), steps: each * ways ** (times + 1) };
  }

  advance(ways: Ways, count: Count): Ways | undefined {
    let reached: Ways | undefined = ways;
    let times = 0;
    for (; times < this.#least && reached; times++) reached = once(this.#part, reached, count);
    // Beyond the minimum, an empty match is not repeated.
    const part = this.#part instanceof BackReference ? this.#part.group : this.#part;
    if (reached && part instanceof Leaf && this.#most - this.#least > MOST_ROUNDS)
      return part.advanceRepeatedly(reached, count);
    let all = reached;
    for (; times < this.#most && reached; times++) {
      reached = once(part, reached, count);
      all = sumOf(all, reached, count);
    }
    return all;
  }
}

function once(part: Part, ways: Ways, count: Count): Ways | undefined {
  // Counted as well: a part that matches the empty text may be repeated a billion times.
  count.add(ways.length + OVERHEAD);
  return count.isOver ? undefined : part.advance(ways, count);
}

function sequenceBound(before: Bound, { ways, steps }: Bound): Bound {
  return { ways: before.ways * ways, steps: before.steps + before.ways * steps };
}

function alternativeBound(one: Bound, other: Bound): Bound {
  return { ways: one.ways + other.ways, steps: one.steps + other.steps };
}

function sumOf(some: Ways | undefined, others: Ways | undefined, count: Count): Ways | undefined {
  if (!some || !others) return some ?? others;
  count.add(some.length);
  return some.map((ways, place) => ways + others[place]!);
}
