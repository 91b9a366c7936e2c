import AhoCorasick from 'modern-ahocorasick';
import { normaliseNumber } from '../../lib/domain/normalise.ts';
import { findCandidates } from '../../lib/recognise/candidates.ts';
import { buildFilter, filterHas } from '../../lib/store/filter.ts';
import { hashKey } from '../../lib/store/hash.ts';
import { buildTable, valuesOf } from '../../lib/store/runs.ts';
import { seededIdentifiers } from '../tools/sample/identifiers.ts';
import { type BenchResult, summarise } from './result.ts';
import { mailAbout } from './texts.ts';
import { cpuMs, measureMemory } from './thread.ts';

const STORED = 1_000_000;
const RUNS = 9;
const MAILS = 20_000;

/**
 * Our way (read the numbers, ask the filter, look up exactly) beside the quickest Aho-Corasick package of npm that holds
 * a million words, on the same text with the same identifiers in their stored spelling. Both must find the same.
 */
export function compareWithPackage(): BenchResult[] {
  const keys = [...seededIdentifiers(STORED, 7)].map(({ text }) => normaliseNumber(text));
  const own = measureMemory(() => ownFinder(keys));
  const peer = measureMemory(() => new AhoCorasick(keys));
  const mails = mailsWith(keys);
  const findOwn = () => new Set(mails.flatMap((mail) => own.made(mail)));
  const findPeer = () =>
    new Set(mails.flatMap((mail) => peer.made.search(mail).map(({ pattern }) => pattern)));
  expectSame(findOwn(), findPeer());
  const speeds = { own: [] as number[], peer: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    speeds.own.push(speedOf(findOwn, mails));
    speeds.peer.push(speedOf(findPeer, mails));
  }
  const ratios = speeds.own.map((speed, at) => speed / (speeds.peer[at] ?? Number.NaN));
  const once = (name: string, unit: 'ms' | 'MB', value: number): BenchResult => ({
    name,
    unit,
    median: value,
    p95: value,
    runs: 1,
  });
  return [
    { name: 'mail to known numbers, 1,000,000 stored', unit: 'MB/s', ...slowEnd(speeds.own) },
    { name: 'the same by modern-ahocorasick', unit: 'MB/s', ...slowEnd(speeds.peer) },
    { name: 'ratio of the two', unit: 'x', ...slowEnd(ratios), bar: { atLeast: 3 } },
    once('filter and table of 1,000,000: build', 'ms', own.ms),
    once('filter and table of 1,000,000: memory', 'MB', own.mb),
    once('modern-ahocorasick of 1,000,000: build', 'ms', peer.ms),
    once('modern-ahocorasick of 1,000,000: memory', 'MB', peer.mb),
  ];
}

/** Candidates, filter, table, and the check of the key itself, as the store does it. Addresses are no numbers. */
function ownFinder(keys: readonly string[]): (text: string) => string[] {
  const hashes = Uint32Array.from(keys, (key) => hashKey('number', key));
  const filter = buildFilter(hashes);
  const table = buildTable(
    hashes,
    Uint32Array.from(keys, (_, at) => at),
  );
  const isStored = (key: string): boolean => {
    const hash = hashKey('number', key);
    return filterHas(filter, hash) && valuesOf(table, hash).some((at) => keys[at] === key);
  };
  return (text) =>
    findCandidates(text).flatMap((found) =>
      found.kind === 'email' || found.kind === 'domain' ? [] : found.keys.filter(isStored),
    );
}

/** The mail of the other figures, each with a stored number and a foreign one, spelled as they are stored. */
function mailsWith(keys: readonly string[]): string[] {
  const foreign = [...seededIdentifiers(MAILS, 400)];
  return foreign.map(({ text }, at) => {
    const mail = mailAbout(keys[(at * 7_919) % keys.length] ?? '', normaliseNumber(text));
    // In one piece, as the browser holds it: a text that was put together is a chain until it is read.
    return Buffer.from(mail).toString('latin1');
  });
}

function expectSame(own: ReadonlySet<string>, peer: ReadonlySet<string>): void {
  const apart = [...[...own].filter((key) => !peer.has(key)), ...[...peer].filter((key) => !own.has(key))];
  if (apart.length > 0 || own.size === 0)
    throw new Error(`Found ${own.size} and ${peer.size}; not the same: ${apart.slice(0, 10).join(', ')}`);
}

function speedOf(find: () => unknown, mails: readonly string[]): number {
  return mails.join('').length / 1_000 / cpuMs(find);
}

/** Of speeds and gains the slow end is the 95th percentile that matters. */
function slowEnd(samples: number[]): Pick<BenchResult, 'median' | 'p95' | 'runs'> {
  return { ...summarise(samples), p95: Math.min(...samples) };
}
