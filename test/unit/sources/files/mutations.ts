import { readdirSync, readFileSync } from 'node:fs';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { encode, encodings } from './encode.ts';
import { type Imported, importAll } from './table-files.ts';

/** Milliseconds of computing that one file may take. */
const LONGEST_MS = 1_000;
const folder = new URL('../../../fixtures/files/', import.meta.url);

type Random = (below: number) => number;

/** Numbers below a bound, the same for the same seed (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What became of many damaged files; throws with the seed of the first that is read wrongly. */
export async function readMutatedFiles(count: number, seed: number): Promise<Record<string, number>> {
  const texts = ['', 'layouts/'].flatMap((path) =>
    readdirSync(new URL(path, folder))
      .filter((name) => /\.(?:csv|tsv|txt)$/.test(name))
      .map((name) => readFileSync(new URL(path + name, folder), 'utf8')),
  );
  const tally = { files: 0, refused: 0, stopped: 0, whole: 0, rows: 0, slowestMs: 0 };
  for (let at = 0; at < count; at += 1) {
    const random = seeded(seed + at);
    const text = texts[random(texts.length)] ?? '';
    const encoded = encode(text, encodings[random(encodings.length)] ?? 'utf-8', random(2) === 0);
    const bytes = mutate(new Uint8Array(await encoded.arrayBuffer()), random);
    const started = process.cpuUsage();
    try {
      const end = await check(new Blob([bytes]));
      tally[end.what] += 1;
      tally.rows += end.rows;
    } catch (error) {
      throw new Error(`File ${seed + at}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
    const { user, system } = process.cpuUsage(started);
    tally.slowestMs = Math.max(tally.slowestMs, Math.round((user + system) / 1000));
    if (tally.slowestMs > LONGEST_MS) throw new Error(`File ${seed + at}: took ${tally.slowestMs} ms.`);
    tally.files += 1;
  }
  return tally;
}

async function check(file: Blob): Promise<{ what: 'refused' | 'stopped' | 'whole'; rows: number }> {
  const sniff = await sniffTable(file);
  if (!sniff.ok) {
    const { code, message, next } = sniff.error;
    if (!code || !message.endsWith('.') || !next.endsWith('.')) throw new Error(`${code} says too little`);
    return { what: 'refused', rows: 0 };
  }
  const { mapping } = proposeMapping(sniff.value);
  const all = await importAll(file, mapping);
  const { cursor } = all;
  accounts(all);
  if (all.failure === undefined) {
    // The bytes of a character that the end cuts in two are no text.
    if (file.size - cursor.byte > 3) throw new Error(`ended at byte ${cursor.byte} of ${file.size}`);
    return { what: 'whole', rows: cursor.rows };
  }
  const again = await importAll(file, mapping, cursor);
  if (again.failure !== all.failure || again.cursor.rows !== cursor.rows)
    throw new Error(`${all.failure}, and from its cursor ${again.failure} with ${again.cursor.rows} rows`);
  if (cursor.byte === 0) return { what: 'stopped', rows: 0 };
  const kept = await importAll(file.slice(0, cursor.byte), mapping);
  if (JSON.stringify(kept.orders) !== JSON.stringify(all.orders) || kept.cursor.rows !== cursor.rows)
    throw new Error(`${all.failure} kept other rows than those before its cursor`);
  return { what: 'stopped', rows: cursor.rows };
}

/** Each row is accepted, repeated, or listed as rejected. */
function accounts({ cursor, rejects }: Imported): void {
  const { rows, accepted, repeated, rejected } = cursor;
  if (rows !== accepted + repeated + rejected) throw new Error(`${rows} rows are not all accounted for`);
  const listed = rejects.filter(({ kept }) => kept === undefined).length;
  if (listed !== rejected) throw new Error(`${rejected} rows rejected, ${listed} listed`);
}

const INSERTS = [
  '"',
  '"";"',
  '\u0000',
  '\r',
  '\n\n',
  '\ufeff',
  'Ã¤',
  '\ufffd',
  'x'.repeat(40_000),
  ',,,,,,,,',
  '1E+09',
];

/** One to four changes: bytes flipped, cut off, doubled, left out, or something foreign put in. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let mutated = Uint8Array.from(bytes);
  for (let times = 1 + random(4); times > 0 && mutated.length > 0; times -= 1) {
    const at = random(mutated.length);
    const length = 1 + random(Math.min(200, mutated.length));
    const [before, behind] = [mutated.subarray(0, at), mutated.subarray(at)];
    const way = random(6);
    if (way === 0) mutated[at] = random(256);
    else if (way === 1) mutated = Uint8Array.from(before);
    else if (way === 2) mutated = join(before, behind.subarray(0, length), behind);
    else if (way === 3) mutated = join(before, behind.subarray(length));
    else if (way === 4) mutated = join(before, inserted(random), behind);
    else
      mutated = join(
        before,
        Uint8Array.from({ length: 1 + random(3) }, () => 128 + random(128)),
        behind,
      );
  }
  return mutated;
}

function inserted(random: Random): Uint8Array {
  return new TextEncoder().encode(INSERTS[random(INSERTS.length)] ?? '');
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
