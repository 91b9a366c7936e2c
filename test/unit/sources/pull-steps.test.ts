import { describe, expect, test } from 'vitest';
import type { SyncCursor } from '../../../lib/domain/connection.ts';
import { FailureError } from '../../../lib/domain/result.ts';
import { NONE, type Paged, pullSteps } from '../../../lib/sources/pull-steps.ts';

const SEQUENCE = ['orders', 'cases', 'notes'] as const;
type Step = (typeof SEQUENCE)[number];
const START: SyncCursor = { connectionId: 'acme', until: 2_000, object: 'orders', read: 0, total: 0 };

const refused = new FailureError({ code: 'not-permitted', message: 'No right to it.', next: '' });
const isRefusal = (error: unknown): error is FailureError => error === refused;

/** The pages of all steps; `fails` says what a step ends with behind its first page. */
async function pulled(start: SyncCursor, fails: Partial<Record<Step, Error>> = {}, checkLimit?: () => void) {
  const asked: SyncCursor[] = [];
  const pages: Paged[] = [];
  async function* pagesOf(step: Step, cursor: SyncCursor): AsyncGenerator<Paged> {
    asked.push(cursor);
    yield { ...NONE, rows: 1, cursor: { ...cursor, behind: `${step} 1`, read: cursor.read + 1 } };
    const error = fails[step];
    if (error) throw error;
  }
  const steps = { sequence: SEQUENCE, pagesOf, isRefusal, ...(checkLimit ? { checkLimit } : {}) };
  let ended: unknown;
  try {
    for await (const page of pullSteps(steps, start)) pages.push(page);
  } catch (error) {
    ended = error;
  }
  return { asked, pages, ended };
}

describe('the steps of a pull', () => {
  test('are read one after the other, each from its top', async () => {
    const { asked, pages } = await pulled(START);
    expect(asked.map(({ object, behind }) => [object, behind])).toEqual([
      ['orders', undefined],
      ['cases', undefined],
      ['notes', undefined],
    ]);
    expect(pages.map(({ cursor }) => cursor.read)).toEqual([1, 2, 3]);
  });

  test('go on where the cursor stands', async () => {
    const { asked } = await pulled({ ...START, object: 'cases', behind: 'cases 7', below: 7 });
    expect(asked.map(({ object, behind, below }) => [object, behind, below])).toEqual([
      ['cases', 'cases 7', 7],
      ['notes', undefined, undefined],
    ]);
  });

  test('begin anew where the cursor names a step that is none', async () => {
    const { asked } = await pulled({ ...START, object: 'renamed' });
    expect(asked.map(({ object }) => object)).toEqual(['orders', 'cases', 'notes']);
  });

  test('of one that is refused the others go on, and it is said', async () => {
    const { pages, ended } = await pulled(START, { cases: refused });
    expect(ended).toBeUndefined();
    expect(pages.map(({ cursor, unread }) => [cursor.object, cursor.behind, unread?.object])).toEqual([
      ['orders', 'orders 1', undefined],
      ['cases', 'cases 1', undefined],
      ['cases', undefined, 'cases'],
      ['notes', 'notes 1', undefined],
    ]);
    expect(pages[2]?.unread?.message).toBe('No right to it.');
  });

  test('end where orders are refused, or anything fails for another reason', async () => {
    const gone = new Error('offline');
    expect((await pulled(START, { orders: refused })).ended).toBe(refused);
    expect((await pulled(START, { cases: gone })).ended).toBe(gone);
  });

  test('end behind the page at which the limit is near', async () => {
    const near = new Error('limit');
    let left = 2;
    const { pages, ended } = await pulled(START, {}, () => {
      left -= 1;
      if (left === 0) throw near;
    });
    expect(ended).toBe(near);
    expect(pages).toHaveLength(2);
  });
});
