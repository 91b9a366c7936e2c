import { describe, expect, it } from 'vitest';
import { MAX_FOLLOWED_LINES } from '../../../../lib/domain/follow.ts';
import { checkFollows } from '../../../../lib/lens/mine/check-follows.ts';
import { newFollow } from '../../../../lib/lens/mine/follow.ts';
import { followChanges } from '../../../../lib/lens/mine/follow-changes.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { listFollows, putFollow } from '../../../../lib/store/follows.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { wipeStore } from '../../../../lib/store/wipe.ts';
import { writeWorkspace } from '../../../../lib/store/workspace.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from '../lens-store.ts';

const NEWER = { ...FRESH, fetchedAt: FRESH.fetchedAt + 3_600_000 };
const open = (id: string, due: string, fields: object = {}) =>
  line({
    id,
    number: id,
    ordered: 10,
    sentOn: '2025-05-01',
    confirmedOn: '2025-05-02',
    firstPromisedOn: due,
    provenance: FRESH,
    ...fields,
  });

async function following(kind: 'order' | 'partner', targetId: string): Promise<Store> {
  const store = await storeWith(
    [partner('acme', ['supplier'])],
    [order('1', [open('10', '2025-07-01'), open('20', '2025-07-02')])],
  );
  const follow = await newFollow(store, kind, targetId, NOW, false);
  if (!follow) throw new Error('Nothing to follow.');
  await putFollow(store, follow);
  return store;
}
const changes = async (store: Store) => followChanges(await listFollows(store), new Set());

describe('what is followed', () => {
  it('is silent while nothing changed', async () => {
    const store = await following('order', 'acme/1');
    await checkFollows(store, NOW);
    expect(await changes(store)).toEqual([]);
  });

  it('tells date and status of each line, before and after, worst first', async () => {
    const store = await following('order', 'acme/1');
    await commit(store, {
      partners: [],
      orders: [
        order('1', [
          open('10', '2025-07-01', { provenance: NEWER, lastPromisedOn: '2025-07-09' }),
          open('20', '2025-07-02', { provenance: NEWER, receipts: [receipt('2025-06-15', 10)] }),
          open('30', '2025-06-01', { provenance: NEWER }),
        ]),
      ],
    });
    await checkFollows(store, NOW);
    const [order1] = await changes(store);
    expect(order1).toMatchObject({ title: '1', gone: false, seenOn: NOW.today });
    expect(
      order1?.lines.map(({ kind, line: { title, state, promisedOn }, before }) => [
        kind,
        title,
        state,
        promisedOn,
        before?.state,
        before?.promisedOn,
      ]),
    ).toEqual([
      ['new', '1 / 30', 'late', '2025-06-01', undefined, undefined],
      ['changed', '1 / 10', 'risk', '2025-07-09', 'ok', '2025-07-01'],
      ['changed', '1 / 20', 'done', '2025-07-02', 'ok', '2025-07-02'],
    ]);
  });

  it('tells of a partner what arrived and what is late since the day changed', async () => {
    const store = await following('partner', 'acme');
    await checkFollows(store, { ...NOW, today: '2025-07-02' });
    const [acme] = await changes(store);
    expect(acme?.lines.map(({ line: { title, state } }) => [title, state])).toEqual([
      ['1 / 10', 'late'],
      ['1 / 20', 'risk'],
    ]);
    await checkFollows(store, NOW);
    expect(await changes(store), 'back in time nothing changed').toEqual([]);
  });

  it('counts what is open and late in an order of more lines than are remembered', async () => {
    const lines = Array.from({ length: MAX_FOLLOWED_LINES + 1 }, (_, at) => open(`${at}`, '2025-07-01'));
    const store = await storeWith([partner('acme', ['supplier'])], [order('1', lines)]);
    const follow = await newFollow(store, 'order', 'acme/1', NOW, false);
    expect(follow?.seen).toMatchObject({ cut: true, openLines: lines.length, lateLines: 0 });
    if (follow) await putFollow(store, follow);
    const moved = open(`${MAX_FOLLOWED_LINES}`, '2025-06-01', { provenance: NEWER });
    await commit(store, { partners: [], orders: [order('1', [moved])] });
    await checkFollows(store, NOW);
    expect(await changes(store)).toMatchObject([
      { counts: { before: [lines.length, 0], now: [lines.length, 1] }, lines: [] },
    ]);
  });

  it('says so when it has vanished, and survives the removal', async () => {
    const store = await following('order', 'acme/1');
    await wipeStore(store, true);
    await checkFollows(store, NOW);
    expect(await changes(store)).toMatchObject([{ title: '1', gone: true, lines: [] }]);
  });

  it('goes with the sample', async () => {
    const store = await following('order', 'acme/1');
    const follow = await newFollow(store, 'partner', 'acme', NOW, true);
    if (follow) await putFollow(store, follow);
    expect(await listFollows(store)).toHaveLength(2);
    await writeWorkspace(store, { sample: false });
    await checkFollows(store, NOW);
    expect((await listFollows(store)).map(({ kind }) => kind)).toEqual(['order']);
  });
});
