import { expect, test } from 'vitest';
import { addDays } from '../../../lib/domain/calendar-date.ts';
import { FailureError } from '../../../lib/domain/result.ts';
import {
  asRefusal,
  markedSubject,
  noonOf,
  removalOf,
  withoutDoubles,
} from '../../../lib/sources/push-parts.ts';
import { dayHere } from '../../../lib/sources/told-task.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const KEY = ' [PartnerLens 1111111111114111]';
const failure = (code: string) => new FailureError({ code, message: 'said no', next: '' });
const isNo = (error: unknown): error is FailureError =>
  error instanceof FailureError && error.failure.code === 'no';

test('a subject is the first line, cut to what fits, with the whole key', () => {
  expect(markedSubject('Rang\nand more', ID, 255)).toBe(`Rang${KEY}`);
  const cut = markedSubject('x'.repeat(300), ID, 100);
  expect(cut).toHaveLength(100);
  expect(cut.endsWith(`x…${KEY}`)).toBe(true);
  // Nothing is cut in the middle of a letter: no system takes half of one.
  for (const longest of [99, 100, 101, 102])
    expect(markedSubject('😀'.repeat(150), ID, longest).isWellFormed()).toBe(true);
});

test.each([
  ['Pacific/Pago_Pago', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu'],
  // Their clocks are set at midnight, or skipped a day.
  ['Africa/Cairo', 'Asia/Beirut', 'America/Santiago', 'Pacific/Apia'],
])('a day that goes out as an instant is that day again where the person is: %s %s %s %s', (...zones) => {
  const before = process.env.TZ;
  try {
    for (const zone of zones) {
      process.env.TZ = zone;
      expect(noonOf('2027-12-30')).not.toBe('2027-12-30T12:00:00.000Z');
      for (let day = 0; day < 800; day += 1) {
        const due = addDays('2027-12-30', day);
        expect([zone, dayHere(Date.parse(noonOf(due)))]).toEqual([zone, due]);
      }
    }
  } finally {
    process.env.TZ = before;
    if (before === undefined) delete process.env.TZ;
  }
});

test('of records with one key the first stays; all stay where the system says no to that alone', async () => {
  const gone: string[] = [];
  const remove = async (name: string) => void gone.push(name);
  expect(await withoutDoubles(['a', 'b', 'c'], remove, isNo)).toEqual(['a']);
  expect(gone).toEqual(['b', 'c']);
  expect(await withoutDoubles(['a'], remove, isNo)).toEqual(['a']);
  expect(await withoutDoubles([], remove, isNo)).toEqual([]);
  const fails = (code: string) => withoutDoubles(['a', 'b'], () => Promise.reject(failure(code)), isNo);
  expect(await fails('no')).toEqual(['a', 'b']);
  await expect(fails('server-timeout')).rejects.toMatchObject({ failure: { code: 'server-timeout' } });
});

test('a removal is done where nothing is there any more', () => {
  expect(removalOf([])).toEqual({ is: 'done', made: [] });
  expect(removalOf(['Task,1'])).toEqual({ is: 'open', before: { 'Task,1': null }, versions: {} });
});

test('what was refused says that nothing was written; other errors stay what they are', () => {
  expect(asRefusal(failure('no'), isNo, 'Ask.')).toMatchObject({
    failure: { code: 'write-refused', message: 'said no', next: 'Nothing was written. Ask.' },
  });
  const other = failure('server-timeout');
  expect(asRefusal(other, isNo, 'Ask.')).toBe(other);
});
