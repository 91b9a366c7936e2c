import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/domain/activity.ts';
import { noteReplies } from '../../../../lib/lens/mail/note-replies.ts';
import { isPartnersPage } from '../../../../lib/lens/mail/partner-host.ts';
import { mergedExchange } from '../../../../lib/lens/mail/replies.ts';
import { activitiesOf } from '../../../../lib/store/activities.ts';
import { INSTANT, NOW, storeWith } from '../lens-store.ts';
import { ORDERS } from '../workshop.ts';
import { HOUR, known, make, ours, provenance, reading, stored, theirs } from './replies-world.ts';

describe('one subject', () => {
  const DAY = 24;

  it('of two partners are two exchanges', async () => {
    const bo = { address: 'bo@blind.example' };
    const store = await storeWith(
      known.map((each) => (each.id === 'blind' ? { ...each, domains: ['blind.example'] } : each)),
      ORDERS,
    );
    const other = ours(5, { to: [bo], numbers: [], subject: 'Price list' });
    await noteReplies(store, [reading([ours(30, { numbers: [], subject: 'Price list' })])], NOW);
    await noteReplies(store, [reading([other])], NOW);
    expect(await stored(store)).toMatchObject([{ askedAt: INSTANT - 30 * HOUR }]);
    expect((await activitiesOf(store, 'blind')).exchanges).toMatchObject([{ askedAt: INSTANT - 5 * HOUR }]);
  });

  it('is another exchange after a month, which is told apart whenever it is seen again', async () => {
    const store = await make();
    await noteReplies(store, [reading([ours(90 * DAY), theirs(89 * DAY)])], NOW);
    await noteReplies(store, [reading([ours(9)])], NOW);
    await noteReplies(store, [reading([ours(9), theirs(4)])], NOW);
    await noteReplies(store, [reading([ours(90 * DAY), theirs(89 * DAY)])], NOW);
    expect(await stored(store)).toMatchObject([
      { askedAt: INSTANT - 90 * DAY * HOUR, answeredAt: INSTANT - 89 * DAY * HOUR },
      { askedAt: INSTANT - 9 * HOUR, answeredAt: INSTANT - 4 * HOUR },
    ]);
  });

  it('never moves an exchange to another partner', () => {
    const one: Exchange = {
      id: 'x',
      kind: 'exchange',
      partnerId: 'acme',
      awaiting: 'us',
      askedAt: 5,
      provenance,
    };
    expect(mergedExchange(one, { ...one, partnerId: 'blind', askedAt: 1 })).toBeUndefined();
  });
});

describe('what is not certain is not kept', () => {
  it.each([
    ['a page that no adapter of webmail knows', reading([ours(30), theirs(6)], { adapter: 'generic-mail' })],
    ['who we are is not known', reading([ours(30), theirs(6)], { own: [] })],
    [
      'a writer is nobody of the records',
      reading([theirs(30, { from: { address: 'x@stranger.example' }, numbers: [] }), ours(6)]),
    ],
    ['the time of a question is not told', reading([theirs(30, { at: '15 June 2025' }), ours(6)])],
    ['the first that is seen is an answer', reading([ours(6, { subject: 'RE: Delivery' })])],
    ['mails before the first that is seen stand folded', reading([ours(6, { folded: true })])],
  ])('%s', async (_, mail) => {
    const store = await make();
    expect(await noteReplies(store, [mail], NOW)).toBe(0);
  });

  it('behind folded mails an answer counts once its question is known', async () => {
    const store = await make();
    await noteReplies(store, [reading([ours(30)])], NOW);
    expect(await noteReplies(store, [reading([theirs(6, { folded: true })])], NOW)).toBe(1);
    expect(await stored(store)).toMatchObject([{ awaiting: 'partner', answeredAt: INSTANT - 6 * HOUR }]);
  });

  it('an answer counts once its question is known', async () => {
    const store = await make();
    await noteReplies(store, [reading([theirs(30)])], NOW);
    expect(await noteReplies(store, [reading([ours(6, { subject: 'RE: Delivery' })])], NOW)).toBe(1);
    expect(await stored(store)).toMatchObject([{ awaiting: 'us', answeredAt: INSTANT - 6 * HOUR }]);
  });

  it("a colleague's mail is no question of theirs", async () => {
    const store = await make();
    await noteReplies(store, [reading([ours(30, { from: { address: 'colleague@own.example' } })])], NOW);
    expect(await stored(store)).toMatchObject([{ awaiting: 'partner' }]);
  });

  it('no more than two hundred new conversations a day, whatever pages show', async () => {
    const store = await make();
    const many = (from: number) =>
      Array.from({ length: 120 }, (_, at) => {
        const key = `${from + at}`.padStart(16, '0');
        return theirs(6, { key, thread: key });
      });
    expect(await noteReplies(store, [reading(many(0))], NOW)).toBe(120);
    expect(await noteReplies(store, [reading(many(200))], NOW)).toBe(80);
    expect(await noteReplies(store, [reading(many(400))], NOW)).toBe(0);
    const next = { ...NOW, instant: INSTANT + 25 * HOUR };
    expect(await noteReplies(store, [reading(many(400))], next)).toBe(120);
  });

  it('nor what a site of a partner shows', async () => {
    const store = await storeWith(
      known.map((each) => (each.id === 'blind' ? { ...each, domains: ['blind.example'] } : each)),
      ORDERS,
    );
    expect(await isPartnersPage(store, 'https://mail.blind.example/?_task=mail')).toBe(true);
    expect(await isPartnersPage(store, 'https://mail.own.example/?_task=mail')).toBe(false);
    expect(await isPartnersPage(store, 'about:blank')).toBe(false);
  });
});
