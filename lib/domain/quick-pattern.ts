/** What a pattern reads is at most this long: values and addresses are cut to it before. */
const LONGEST_TEXT = 200;
/** Steps that a pattern may take on such a text at worst: some hundredths of a second. */
const MOST_STEPS = 15_000_000;
const MOST_COPIES = 200;

const TOKEN =
  /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\c.|\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|[a-z-]*:)|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gisu;
const REPEAT = /^(?:[*+?]\??|\{\d+(?:,\d*)?\}\??)$/;
/** Back references, named groups and looking behind: what is not counted here. */
const UNCOUNTED = /^\\[1-9k]/;

/**
 * A pattern that may run in foreign pages: it compiles, and on 200 characters it cannot take long. No group is repeated,
 * nothing refers back, and the ways in which its parts can share a text between them are few.
 */
export function isQuickPattern(source: string): boolean {
  const tokens = source.match(TOKEN) ?? [];
  if (/\(\?</.test(source) || tokens.some((token) => UNCOUNTED.test(token))) return false;
  try {
    new RegExp(source, 'u');
  } catch {
    return false;
  }
  return mostSteps(tokens) <= MOST_STEPS;
}

/** In how many ways something can be read: so many, times how so many parts without an upper bound share out the text. */
interface Ways {
  ways: number;
  unbounded: number;
}

/** Upper bound of the steps: the ways, from each place to begin, times what each goes through. Infinite for a repeated group. */
function mostSteps(tokens: readonly string[]): number {
  let length = 1;
  // Of each open group what its alternatives so far say, and the last of them.
  const groups = [opened()];
  for (const [at, token] of tokens.entries()) {
    const group = groups.at(-1) as Group;
    if (token === '|') group.push(none());
    else if (token.startsWith('(')) groups.push(opened());
    else if (token === ')') {
      groups.pop();
      follow(groups.at(-1), oneOf(group));
    } else if (REPEAT.test(token)) {
      const [least, most] = timesOf(token);
      const before = tokens[at - 1] ?? '';
      const isMany = least > MOST_COPIES || (Number.isFinite(most) && most > MOST_COPIES);
      if (isMany || (before === ')' && most > 1)) return Number.POSITIVE_INFINITY;
      const isSure = endsItself(before, tokens[at + 1], tokens[at + 2]);
      length += isSure ? Math.min(most, LONGEST_TEXT) : least;
      if (isSure) continue;
      follow(
        group,
        Number.isFinite(most) ? { ways: most - least + 1, unbounded: 0 } : { ways: 1, unbounded: 1 },
      );
    } else length++;
  }
  const whole = groups[0] as Group;
  const { ways, unbounded } = oneOf(whole);
  const isAnchored = tokens[0] === '^' && whole.length === 1;
  return ways * length * shares(unbounded + (isAnchored ? 0 : 1));
}

type Group = Ways[];
const none = (): Ways => ({ ways: 1, unbounded: 0 });
const opened = (): Group => [none()];

/** Notes what comes next in the last alternative of a group. */
function follow(group: Group | undefined, { ways, unbounded }: Ways): void {
  const last = group?.at(-1);
  if (!last) return;
  last.ways *= ways;
  last.unbounded += unbounded;
}

const oneOf = (group: Group): Ways => ({
  ways: group.reduce((sum, { ways }) => sum + ways, 0),
  unbounded: Math.max(...group.map(({ unbounded }) => unbounded)),
});

/** How many times a part may stand: `*`, `+`, `?` or `{m,n}`, lazy or not. */
function timesOf(token: string): [least: number, most: number] {
  if (token.startsWith('?')) return [0, 1];
  if (token.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (token.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  const [, least = '0', comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(token) ?? [];
  if (!comma) return [Number(least), Number(least)];
  return [Number(least), most ? Number(most) : Number.POSITIVE_INFINITY];
}

/** True where only one length of a repeat can go on: `[^/?#]{1,80}/` stops at the first `/`, whatever comes. */
function endsItself(repeated: string, next = '', afterwards = ''): boolean {
  const [, excluded] = /^\[\^([^\\^-]+)\]$/.exec(repeated) ?? [];
  if (!excluded || REPEAT.test(afterwards)) return false;
  // Only a sign that stands for itself, and has no upper or lower case.
  const [, sign] = /^(?:\\(?=\W)|(?![\\^$.*+?()[\]{}|\w]))(.)$/u.exec(next) ?? [];
  return sign !== undefined && !/\p{L}/u.test(sign) && excluded.includes(sign);
}

/** In how many ways so many parts without an upper bound share out a text: the binomial of both. */
function shares(parts: number): number {
  let count = 1;
  for (let part = 1; part <= parts; part++) count *= (LONGEST_TEXT + part) / part;
  return count;
}
