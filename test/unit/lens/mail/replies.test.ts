import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/domain/activity.ts';
import { noteReplies } from '../../../../lib/lens/mail/note-replies.ts';
import {
  EXCHANGE_PREFIX,
  exchangeId,
  exchangeOf,
  mergedExchange,
  type Written,
} from '../../../../lib/lens/mail/replies.ts';
import { saveOwnAddresses } from '../../../../lib/policy/own-addresses.ts';
import { saveSwitch } from '../../../../lib/policy/switches.ts';
import { countNoted } from '../../../../lib/store/activities.ts';
import { putRelation, removeRelations } from '../../../../lib/store/write-relation.ts';
import { runs } from '../../runs.ts';
import { INSTANT, NOW, storeWith } from '../lens-store.ts';
import { ORDERS } from '../workshop.ts';
import { reading as pageOf } from './mail-store.ts';
import { HOUR, known, make, ours, provenance, reading, stored, THREAD, theirs } from './replies-world.ts';

describe('what is kept of a conversation', () => {
  it('is when the first asked and when the other side first answered; asking again starts no clock', () => {
    const written: Written[] = [
      { direction: 'in', at: 9 },
      { direction: 'out', at: 3 },
      { direction: 'out', at: 1 },
      { direction: 'in', at: 5 },
    ];
    expect(exchangeOf(written)).toEqual({ awaiting: 'partner', askedAt: 1, answeredAt: 5 });
    expect(exchangeOf(written.slice(0, 1))).toEqual({ awaiting: 'us', askedAt: 9 });
    expect(exchangeOf([])).toBeNull();
  });

  it('is the same in whatever parts and sequence it is seen, and seeing it again changes nothing', () => {
    const writing = fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      at: fc.nat({ max: 50 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(writing, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (looks) => {
          let kept: Exchange | undefined;
          for (const look of looks) {
            const times = exchangeOf(look);
            if (times === null) continue;
            const seen: Exchange = { id: 'x', kind: 'exchange', partnerId: 'acme', provenance, ...times };
            kept = mergedExchange(kept, seen) ?? kept;
            expect(mergedExchange(kept, seen)).toBeUndefined();
          }
          const { awaiting, askedAt, answeredAt } = kept ?? {};
          const { awaiting: a, askedAt: b, answeredAt: c } = exchangeOf(looks.flat()) ?? {};
          expect([awaiting, askedAt, answeredAt]).toEqual([a, b, c]);
        },
      ),
      runs(300),
    );
  });
});

describe('a page of mail', () => {
  it('leaves two times and a key, and no name, subject or number', async () => {
    const store = await make();
    const mails = [reading([ours(30), theirs(6)])];
    expect(await noteReplies(store, mails, NOW)).toBe(1);
    expect(await noteReplies(store, mails, NOW)).toBe(0);
    expect(await stored(store)).toEqual([
      {
        id: exchangeId(THREAD, 'acme'),
        kind: 'exchange',
        partnerId: 'acme',
        awaiting: 'partner',
        askedAt: INSTANT - 30 * HOUR,
        answeredAt: INSTANT - 6 * HOUR,
        provenance: { sourceId: 'mail', fetchedAt: INSTANT, jobId: 'mail' },
      },
    ]);
  });

  it('an earlier message that is shown later corrects who asked and when', async () => {
    const store = await make();
    await noteReplies(store, [reading([theirs(6)])], NOW);
    expect(await stored(store)).toMatchObject([
      { awaiting: 'us', askedAt: INSTANT - 6 * HOUR, lookedAt: INSTANT },
    ]);
    await noteReplies(store, [reading([ours(30), theirs(6)])], NOW);
    const [only, ...others] = await stored(store);
    expect(only).toMatchObject({
      awaiting: 'partner',
      askedAt: INSTANT - 30 * HOUR,
      answeredAt: INSTANT - 6 * HOUR,
    });
    expect(only?.lookedAt).toBeUndefined();
    expect(others).toEqual([]);
  });

  it('programs answer nothing', async () => {
    const store = await make();
    const absent = theirs(20, { subject: 'Automatische Antwort: Delivery' });
    await noteReplies(store, [reading([ours(30), absent])], NOW);
    expect(await stored(store)).toMatchObject([{ awaiting: 'partner', askedAt: INSTANT - 30 * HOUR }]);
    expect((await stored(store))[0]?.answeredAt).toBeUndefined();
  });

  it.each([
    ['a message that belongs to no conversation', [theirs(6, { thread: undefined })]],
    ['a time that the page does not tell', [theirs(6, { at: '03/04/2025' })]],
    [
      'somebody whom no record knows',
      [theirs(6, { from: { address: 'x@stranger.example' }, subject: 'Hello', numbers: [] })],
    ],
    [
      'a conversation with two partners',
      [theirs(6), theirs(5, { from: { address: 'x@blind.example' }, subject: 'Hello', numbers: [] })],
    ],
  ])('nothing is kept of %s', async (_, messages) => {
    const store = await storeWith(
      known.map((each) => (each.id === 'blind' ? { ...each, domains: ['blind.example'] } : each)),
      ORDERS,
    );
    expect(await noteReplies(store, [reading(messages)], NOW)).toBe(0);
  });

  it('nothing is kept in a replay, or once it is switched off', async () => {
    const store = await make();
    expect(await noteReplies(store, [reading([theirs(6)])], { ...NOW, replay: true })).toBe(0);
    await saveSwitch(store, 'mail.replies', false);
    expect(await noteReplies(store, [reading([theirs(6)])], NOW)).toBe(0);
  });
});

describe('whose account it is', () => {
  const roundcube = (messages: Parameters<typeof pageOf>[0], fields = {}) =>
    pageOf(messages, { adapter: 'roundcube', own: [], ...fields });

  it('a list tells for the message in the frame beside it, of the same webmail only', async () => {
    const store = await make();
    const mail = roundcube([ours(30), theirs(6)]);
    const other = reading([], { own: ['me@own.example'] });
    expect(await noteReplies(store, [mail, other], NOW)).toBe(0);
    const list = roundcube([], { own: ['me@own.example'] });
    expect(await noteReplies(store, [list, mail], NOW)).toBe(1);
    expect(await stored(store)).toMatchObject([{ awaiting: 'partner', askedAt: INSTANT - 30 * HOUR }]);
  });

  it('a person may say it', async () => {
    const store = await make();
    const mails = [roundcube([ours(30), theirs(6)])];
    expect(await noteReplies(store, mails, NOW)).toBe(0);
    await saveOwnAddresses(store, ['me@own.example']);
    expect(await noteReplies(store, mails, NOW)).toBe(1);
  });
});

describe('what was noted', () => {
  it('goes whole, and nothing else of a partner goes with it', async () => {
    const store = await make();
    await noteReplies(store, [reading([ours(30), theirs(6)])], NOW);
    const asked: Exchange = {
      id: 'exchange/file/1',
      kind: 'exchange',
      partnerId: 'acme',
      awaiting: 'us',
      askedAt: 5,
      provenance,
    };
    await putRelation(store, 'activities', asked);
    expect(await countNoted(store, EXCHANGE_PREFIX)).toBe(1);
    expect(await removeRelations(store, 'activities', EXCHANGE_PREFIX)).toBe(1);
    expect(await stored(store)).toEqual([asked]);
    expect(await countNoted(store, EXCHANGE_PREFIX)).toBe(0);
    expect(await removeRelations(store, 'activities', EXCHANGE_PREFIX)).toBe(0);
  });
});
