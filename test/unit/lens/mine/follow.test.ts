import { describe, expect, it } from 'vitest';
import { MAX_FOLLOWED_LINES } from '../../../../lib/domain/follow.ts';
import { checkFollows } from '../../../../lib/lens/mine/check-follows.ts';
import { newFollow } from '../../../../lib/lens/mine/follow.ts';
import { changesBetween, followChanges } from '../../../../lib/lens/mine/follow-changes.ts';
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
async function follow(store: Store, kind: 'order' | 'partner'): Promise<void> {
  const made = await newFollow(store, kind, kind === 'order' ? 'acme/1' : 'acme', NOW, false);
  if (made) await putFollow(store, made);
}

/** One line moved, one arrived, one gone and one new, beside `others` that stay as they are. */
async function changesIn(kind: 'order' | 'partner', others: number) {
  const same = Array.from({ length: others }, (_, at) => open(`${at}`, '2025-07-01'));
  const seen = ['moved', 'done', 'gone'].map((id) => open(id, '2025-07-01'));
  const before = await storeWith([partner('acme', ['supplier'])], [order('1', [...same, ...seen])]);
  await follow(before, kind);
  const now = [
    open('moved', '2025-07-09'),
    open('done', '2025-07-01', { receipts: [receipt('2025-06-15', 10)] }),
    open('new', '2025-06-01'),
    open('long done', '2025-05-01', { receipts: [receipt('2025-05-01', 10)] }),
  ];
  const hidden = kind === 'order' ? now.slice(0, 3) : now;
  const store = await storeWith([partner('acme', ['supplier'])], [order('1', [...same, ...hidden])]);
  for (const each of await listFollows(before)) await putFollow(store, each);
  await checkFollows(store, NOW);
  return (await changes(store))[0];
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

  it.each(['order', 'partner'] as const)(
    'tells the same of the lines of a very long %s as of a short one',
    async (kind) => {
      const few = await changesIn(kind, 0);
      expect(few?.lines.map(({ kind: what, line: { title } }) => [what, title])).toEqual([
        ['new', '1 / new'],
        ['gone', '1 / gone'],
        ['changed', '1 / moved'],
        ['changed', '1 / done'],
      ]);
      const many = await changesIn(kind, MAX_FOLLOWED_LINES);
      expect(many?.lines).toEqual(few?.lines.filter((line) => line.kind !== 'gone'));
      expect(many).toMatchObject({
        many: {
          before: [MAX_FOLLOWED_LINES + 3, 0],
          now: [MAX_FOLLOWED_LINES + 2, 1],
          onlyCounts: false,
          unnamed: 0,
          gone: 1,
        },
      });
    },
  );

  it('names the worst of very many changed lines, counts the others, and is silent once that was seen', async () => {
    const lines = (due: string) =>
      Array.from({ length: MAX_FOLLOWED_LINES + 1 }, (_, at) =>
        open(`${at}`, at === 1_999 ? '2025-06-01' : due, { provenance: due < '2025-07-02' ? FRESH : NEWER }),
      );
    const store = await storeWith([partner('acme', ['supplier'])], [order('1', lines('2025-07-01'))]);
    await follow(store, 'order');
    await commit(store, { partners: [], orders: [order('1', lines('2025-07-02'))] });
    await checkFollows(store, NOW);
    const [changed] = await changes(store);
    const named = changed?.lines.length ?? 0;
    expect(named).toBeGreaterThan(50);
    expect(changed?.lines[0]?.before).toEqual({ state: 'ok', promisedOn: '2025-07-01' });
    expect(changed?.many).toMatchObject({ unnamed: MAX_FOLLOWED_LINES - named, gone: 0 });
    const [stored] = await listFollows(store);
    if (stored?.now) await putFollow(store, { ...stored, seen: stored.now, now: undefined });
    await checkFollows(store, NOW);
    expect(await changes(store)).toEqual([]);
  });

  it('compares counts alone where there are too many lines for anything else', () => {
    const seen = { exists: true, day: NOW.today, openLines: 200_000, lateLines: 7, lines: [], cut: true };
    expect(changesBetween(seen, { ...seen })).toBeNull();
    expect(changesBetween(seen, { ...seen, lateLines: 9 })).toMatchObject({
      many: { onlyCounts: true, before: [200_000, 7], now: [200_000, 9] },
    });
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
