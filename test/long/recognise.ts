import { readdirSync, readFileSync } from 'node:fs';
import { findCandidates } from '../../lib/recognise/candidates.ts';
import { inChromium } from '../bench/in-chromium.ts';
import type { LookUpSamples, LookUpShape } from '../bench/look-up-in-page.ts';
import { summarise } from '../bench/result.ts';
import { realData } from '../real-data.ts';
import { recallOf, seededStore } from '../unit/recognise/seeded-store.ts';

/** A million stored numbers of five shapes: how many of those written in contexts are found, and what strangers' pages show. */
export const covers = ['lib/recognise', 'lib/lens/match.ts', 'lib/store/filter.ts', 'lib/store/hash.ts'];

const STORED = 1_000_000;
const WRITTEN = 20_000;
const FOLDERS = [
  'pages/captured',
  'pages/portals',
  'pages/reconstructed',
  'pages/webmail',
  'email/mime',
  'email/replies',
  'email/shipping',
];

/** @throws when a bar is missed: recall of 98 %, one false mark per 100 pages */
export async function run(): Promise<Record<string, number>> {
  const store = seededStore(STORED, 7);
  const { recall, missed } = recallOf(store, WRITTEN, 3);
  if (recall < 0.98) throw new Error(`Recall is ${recall}. Missed: ${missed.slice(0, 10).join('; ')}`);
  const pages = FOLDERS.flatMap((folder) => {
    const path = realData(folder);
    return path ? readdirSync(path).map((file) => `${path}/${file}`) : [];
  });
  const marks = pages.flatMap((page) =>
    textsOf(page).flatMap((text) =>
      findCandidates(text).flatMap((found) => {
        const key = store.markOf(found);
        return key ? [`${page}: ${key}`] : [];
      }),
    ),
  );
  if (marks.length * 100 > pages.length) throw new Error(`False marks: ${marks.join('; ')}`);
  const asked: LookUpShape = { stored: STORED, batch: 20_000, known: 0.01, rounds: 9 };
  const module = '/test/bench/look-up-in-page.ts';
  const speeds = await inChromium<LookUpShape, LookUpSamples>(module, 'measureLookUp', asked);
  return {
    stored: STORED,
    written: WRITTEN,
    recall,
    pages: pages.length,
    falseMarks: marks.length,
    filteredPerSecond: Math.round(summarise(speeds.filter).median),
    lookedUpPerSecond: Math.round(summarise(speeds.lookUp).median),
    fromDiskPerSecond: Math.round(summarise(speeds.fromDisk).median),
    storeSeconds: Math.round(speeds.storeSeconds),
  };
}

/** The texts of a page between its tags; a mail as it lies in its file, and its lines without soft breaks. */
function textsOf(page: string): string[] {
  const raw = readFileSync(page, 'utf8');
  if (!page.endsWith('.html')) return [raw, raw.replace(/=\r?\n/g, '').replace(/<[^>]*>/g, '\n')];
  return raw.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '').split(/<[^>]*>/);
}
