import { expect, it } from 'vitest';
import type { DocumentPlace } from '../../../lib/background/document-place.ts';
import { MAX_KEPT_ROWS } from '../../../lib/domain/page-fields.ts';
import type { PageRow, ReadingPart } from '../../../lib/domain/page-reading.ts';
import type { SeenMention } from '../../../lib/messages.ts';
import { memorySession } from './memory-session.ts';
import { pagesOf } from './pages-of.ts';

const place = (documentId: string, topFrame = true): DocumentPlace => ({
  tabId: 7,
  documentId,
  url: `https://portal.example/${documentId}`,
  title: documentId,
  topFrame,
});
const row = (order: string, fields: PageRow['fields'] = {}): PageRow => ({
  table: 0,
  order,
  of: 'line',
  fields,
});
const part = (rows: PageRow[], fields: Partial<ReadingPart> = {}): ReadingPart => ({
  adapter: 'generic',
  version: 1,
  kind: 'orders',
  reading: 0,
  part: 0,
  last: true,
  cut: false,
  rows,
  ...fields,
});
const all = (given: ReadingPart, known = given.rows) => ({ part: given, known, instant: 1_000 });
const seen = (mark: number, key: string, fields: Partial<SeenMention> = {}): SeenMention => ({
  mark,
  keys: [key],
  kind: 'number',
  raw: key,
  labelled: true,
  state: 'ok',
  ...fields,
});

it('keeps what arrives before the first number of its document, and of documents without any', async () => {
  const session = memorySession();
  const pages = pagesOf(session);
  await pages.add(place('left'), [seen(1, 'K1')]);
  await pages.addReading(place('a'), all(part([row('4500')])));
  expect(await pagesOf(session).read(7)).toMatchObject({
    url: 'https://portal.example/a',
    documents: { a: [] },
    readings: { a: { rows: [row('4500')], whole: true } },
  });
  await pages.add(place('a'), [seen(1, '4500')]);
  expect((await pages.read(7))?.readings?.a?.rows).toEqual([row('4500')]);
});

it('joins the parts of one reading, and keeps rows of known orders alone', async () => {
  const pages = pagesOf(memorySession());
  const first = part([row('1'), row('2', { promised: '13/04/2026' })], { last: false });
  await pages.addReading(place('a'), all(first, [row('1')]));
  await pages.addReading(place('a'), all(part([row('3')], { part: 1 })));
  const reading = (await pages.read(7))?.readings?.a;
  expect(reading).toMatchObject({ rows: [row('1'), row('3')], unknown: 1, whole: true, parts: 2 });
  // A row that is not kept still tells how its column writes dates.
  expect(reading?.evidence['0/promised']?.slash).toEqual([1, 0]);
});

it('puts a newer reading in the place of the one before, and passes over a part out of turn', async () => {
  const pages = pagesOf(memorySession());
  await pages.addReading(place('a'), all(part([row('1')])));
  await pages.addReading(place('a'), all(part([row('2')], { reading: 1, last: false })));
  await pages.addReading(place('a'), all(part([row('9')], { reading: 0, part: 1 })));
  await pages.addReading(place('a'), all(part([row('3')], { reading: 1, part: 1 })));
  expect((await pages.read(7))?.readings?.a?.rows.map(({ order }) => order)).toEqual(['2', '3']);
});

it('holds a bounded part of a page that has no end', async () => {
  const session = memorySession();
  const pages = pagesOf(session);
  const long = 'x'.repeat(200);
  const rows = Array.from({ length: 500 }, () => row('1', { description: long, item: long, status: long }));
  for (let at = 0; at < 12; at += 1)
    await pages.addReading(place('a'), all(part(rows, { part: at, last: at === 11 })));
  const reading = (await pages.read(7))?.readings?.a;
  expect(reading?.cut).toBe(true);
  expect(JSON.stringify(reading?.rows).length).toBeLessThan(300_000);
  const short = Array.from({ length: 500 }, () => row('1'));
  for (let at = 0; at < 12; at += 1)
    await pages.addReading(place('b', false), all(part(short, { part: at })));
  expect((await pages.read(7))?.readings?.b?.rows).toHaveLength(MAX_KEPT_ROWS);
  for (let at = 0; at < 50; at += 1) await pages.addReading(place(`f${at}`, false), all(part([row('1')])));
  expect(Object.keys((await pages.read(7))?.readings ?? {}).length).toBeLessThan(20);
});

it('names the marks whose picture changes, in this document alone; a late one stays late', async () => {
  const pages = pagesOf(memorySession());
  const marks = [
    seen(1, '4500'),
    seen(2, '4500', { state: 'late' }),
    seen(3, '4600'),
    seen(4, '4500', { kind: 'item' }),
    seen(5, '4500', { state: null }),
  ];
  await pages.add(place('a'), marks);
  await pages.add(place('frame', false), [seen(1, '4500')]);
  await pages.addReading(place('a'), all(part([row('4500')])));
  expect(await pages.noteDiffering(place('a'), 0, ['4500'])).toEqual([{ mark: 1, state: 'differs' }]);
  expect(await pages.noteDiffering(place('a'), 0, ['4500'])).toEqual([]);
  await pages.addReading(place('a'), all(part([row('4500')], { reading: 1 })));
  expect(await pages.noteDiffering(place('a'), 0, [])).toEqual([]);
  expect(await pages.noteDiffering(place('a'), 1, ['4600'])).toEqual([
    { mark: 1, state: 'ok' },
    { mark: 3, state: 'differs' },
  ]);
});

it('lets frames without known orders shut nobody out, and no frames the page itself', async () => {
  const pages = pagesOf(memorySession(), ['top']);
  const kept = async () => Object.keys((await pages.read(7))?.readings ?? {});
  for (let at = 0; at < 30; at += 1)
    await pages.addReading(place(`idle${at}`, false), all(part([row('1')]), []));
  expect((await kept()).length).toBeLessThan(20);
  for (let at = 0; at < 30; at += 1) await pages.addReading(place(`f${at}`, false), all(part([row('1')])));
  expect((await kept()).filter((id) => id.startsWith('f')).length).toBeGreaterThan(10);
  const unknown = all(part([row('1')]), []);
  await pages.addReading(place('another', false), unknown);
  expect((await kept()).includes('another')).toBe(false);
  const full = pagesOf(
    memorySession(),
    Array.from({ length: 30 }, (_, at) => `f${at}`),
  );
  for (let at = 0; at < 30; at += 1) await full.addReading(place(`f${at}`, false), all(part([row('1')])));
  await full.addReading(place('top'), all(part([row('4500')])));
  const readings = (await full.read(7))?.readings ?? {};
  expect(readings.top?.rows).toEqual([row('4500')]);
  expect(Object.keys(readings).length).toBeLessThan(20);
});

it('forgets what the page before said under the name of its frame, where documents have no names', async () => {
  const pages = pagesOf(memorySession(), ['frame-0']);
  const at = (path: string, topFrame = true): DocumentPlace => ({
    ...place(topFrame ? 'frame-0' : 'frame-5', topFrame),
    url: `https://portal.example/${path}`,
  });
  await pages.addReading(at('old', false), all(part([row('3')])));
  await pages.addReading(at('old'), all(part([row('4500')])));
  await pages.noteDiffering(at('old'), 0, ['4500']);
  await pages.add(at('old#lines'), [seen(1, '4500')]);
  expect((await pages.read(7))?.readings?.['frame-0']?.differing).toEqual(['4500']);
  await pages.add(at('next'), [seen(1, '4500')]);
  expect((await pages.read(7))?.readings).toEqual({});
  expect(Object.keys((await pages.read(7))?.documents ?? {})).toEqual(['frame-0']);
  await pages.addReading(at('next'), all(part([row('4600')])));
  await pages.add(at('next'), [seen(1, '4600')]);
  expect((await pages.read(7))?.readings?.['frame-0']).toMatchObject({ rows: [row('4600')], differing: [] });
});
