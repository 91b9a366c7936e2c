import { normaliseNumber } from '../../lib/domain/normalise.ts';
import { inChromium } from '../bench/in-chromium.ts';
import type { LookUpSamples, LookUpShape } from '../bench/look-up-in-page.ts';
import { summarise } from '../bench/result.ts';
import { realData } from '../real-data.ts';
import { writeDocuments } from '../tools/recognise/documents.ts';
import type { RecogniseCounts, RecogniseShape } from '../tools/recognise/judge.ts';
import { seededNumbers } from '../tools/recognise/records.ts';
import { strangersPages } from '../tools/recognise/strangers.ts';
import { randomFrom } from '../tools/sample/random.ts';

/**
 * A million numbers of five shapes, stored by real commits in a real browser: how many of those written into pages and
 * mails get their mark, and what strangers' pages show. All the way from markup to marks (`test/tools/recognise/`).
 */
export const covers = [
  'lib/recognise',
  'lib/sites',
  'lib/lens/match',
  'lib/store/filter.ts',
  'lib/store/hash.ts',
];

const STORED = 1_000_000;
const WRITTEN = 20_000;
const SEED = 7;
const FOLDERS = [
  'pages/captured',
  'pages/portals',
  'pages/reconstructed',
  'pages/webmail',
  'email/mime',
  'email/replies',
  'email/shipping',
  'tracking',
];

/** @throws when a bar is missed: recall of 98 %, one false mark per 100 pages, strangers' and written ones alike */
export async function run(): Promise<Record<string, number>> {
  const shape = await shapeOfRun();
  const marks = await inChromium<RecogniseShape, RecogniseCounts>(
    '/test/bench/recognise-in-page.ts',
    'countMarksHere',
    shape,
  );
  const recall = 1 - marks.missed.length / marks.written;
  if (recall < 0.98) throw new Error(`Recall is ${recall}. Missed: ${marks.missed.slice(0, 20).join('; ')}`);
  if (marks.wrong.length * 100 > shape.pages.length)
    throw new Error(`False marks: ${marks.wrong.join('; ')}`);
  if (marks.stray.length * 100 > shape.written.length)
    throw new Error(`Marks at other numbers: ${marks.stray.join('; ')}`);
  const asked: LookUpShape = { stored: STORED, batch: 20_000, known: 0.01, rounds: 9 };
  const module = '/test/bench/look-up-in-page.ts';
  const speeds = await inChromium<LookUpShape, LookUpSamples>(module, 'measureLookUp', asked);
  return {
    stored: STORED,
    written: marks.written,
    documents: shape.written.length,
    recall,
    strayMarks: marks.stray.length,
    pages: shape.pages.length,
    falseMarks: marks.wrong.length,
    storeSeconds: Math.round(marks.storeSeconds),
    filteredPerSecond: Math.round(summarise(speeds.filter).median),
    lookedUpPerSecond: Math.round(summarise(speeds.lookUp).median),
    fromDiskPerSecond: Math.round(summarise(speeds.fromDisk).median),
  };
}

async function shapeOfRun(): Promise<RecogniseShape> {
  const numbers = [...seededNumbers(STORED, SEED)];
  const keys = new Set(numbers.map(({ text }) => normaliseNumber(text)));
  if (keys.size !== STORED) throw new Error(`${keys.size} different numbers instead of ${STORED}`);
  const random = randomFrom(3);
  const chosen = Array.from({ length: WRITTEN }, () => random.pick(numbers));
  return {
    stored: STORED,
    seed: SEED,
    written: await writeDocuments(chosen, keys, 3),
    pages: await strangersPages([
      'test/fixtures/mails',
      ...FOLDERS.flatMap((folder) => realData(folder) ?? []),
    ]),
  };
}
