import { expect, test } from 'vitest';
import { FailureError } from '../../../lib/domain/result.ts';
import { asRefusal, markedSubject, removalOf, withoutDoubles } from '../../../lib/sources/push-parts.ts';

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
