import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../../../lib/domain/activity.ts';
import type { Partner } from '../../../../lib/domain/partner.ts';
import { chasedLines, lineKey, stepFor } from '../../../../lib/lens/chaser/chased.ts';
import { chaserView } from '../../../../lib/lens/chaser/chaser.ts';
import { languageFor } from '../../../../lib/lens/chaser/partner-language.ts';
import { saveMine } from '../../../../lib/policy/mine.ts';
import { allReminders, putReminder, removeReminder } from '../../../../lib/store/reminders.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

const DAY = 86_400_000;
const acme = PARTNERS.find(({ id }) => id === 'acme') as Partner;

function reminder(id: string, changes: Partial<Reminder> = {}): Reminder {
  return {
    id: `reminder/${id}`,
    kind: 'reminder',
    partnerId: 'acme',
    at: NOW.instant,
    how: 'copied',
    step: 1,
    language: 'en',
    to: [],
    lines: [['acme/1002', '20']],
    sample: false,
    ...changes,
  };
}

describe('a reminder', () => {
  it('is drafted from the open purchase lines of its partner, those ticked that wait for it', async () => {
    const view = await chaserView(await storeWith(PARTNERS, ORDERS), 'acme', NOW);
    expect(view?.lines.length).toBeGreaterThan(0);
    for (const line of view?.lines ?? []) expect(line.orderId).toMatch(/^acme\//);
    expect(view?.lines.every(({ state }) => state !== 'done')).toBe(true);
    for (const { isProposed, state } of view?.lines ?? [])
      if (state === 'late') expect(isProposed).toBe(true);
    expect(view?.lines.some(({ state }) => state === 'late')).toBe(true);
    expect(view?.replyBy).toEqual({ 1: '2025-06-19', 2: '2025-06-18', 3: '2025-06-17' });
    expect(view?.left).toBe(0);
    expect(await chaserView(await storeWith(PARTNERS, ORDERS), 'nobody', NOW)).toBeNull();
  });

  it('goes to contacts on record that have an address, proposed by what they do', async () => {
    const contacts = [
      { name: 'Jo Bell', email: 'jo@acme.example', title: 'Quality' },
      { name: 'No Address' },
      { name: 'Bad', email: 'bad\r\nBcc: x@y.example' },
      { name: 'Ana Ruiz', email: 'ana@acme.example', title: 'Customer service' },
      { name: 'Ana again', email: 'ana@acme.example' },
    ];
    const store = await storeWith([{ ...acme, contacts }], ORDERS);
    const view = await chaserView(store, 'acme', NOW);
    expect(view?.recipients.map(({ email, isProposed }) => [email, isProposed])).toEqual([
      ['ana@acme.example', true],
      ['jo@acme.example', false],
    ]);
    await putReminder(store, reminder('1', { to: ['jo@acme.example', 'gone@acme.example'], language: 'fr' }));
    const next = await chaserView(store, 'acme', NOW);
    expect(next?.recipients.map(({ isProposed }) => isProposed)).toEqual([false, true]);
    expect(next?.language).toEqual({ code: 'fr', reason: 'chosen' });
  });

  it('is signed by the buyer who uses this browser, and by nobody else', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    expect((await chaserView(store, 'acme', NOW))?.sender).toBeUndefined();
    await saveMine(store, [
      { kind: 'plant', name: 'Plant 1' },
      { kind: 'owner', name: 'Lee' },
      { kind: 'buyer', name: 'Mia Kern' },
    ]);
    expect((await chaserView(store, 'acme', NOW))?.sender).toBe('Mia Kern');
  });
});

describe('what was chased', () => {
  it('is one reminder however often the same draft leaves, and is taken back', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    await putReminder(store, reminder('1'));
    await putReminder(store, reminder('1', { how: 'file', at: NOW.instant + 1 }));
    expect(await allReminders(store)).toHaveLength(1);
    const view = await chaserView(store, 'acme', NOW);
    expect(view?.past.map(({ how, lines }) => [how, lines])).toEqual([['file', 1]]);
    expect(view?.lines.filter(({ chased }) => chased)).toHaveLength(1);
    await removeReminder(store, 'reminder/1');
    expect(await allReminders(store)).toEqual([]);
  });

  it('counts days, and makes the next reminder more pressing', () => {
    const at = (days: number) => NOW.instant - days * DAY;
    const times = (...days: number[]) =>
      chasedLines(days.map((each, index) => reminder(`${index}`, { at: at(each) }))).get(
        lineKey('acme/1002', '20'),
      );
    expect(times(3)).toEqual({ at: at(3), times: 1 });
    expect(times(3, 3)?.times).toBe(1);
    expect(times(9, 3)).toEqual({ at: at(3), times: 2 });
    const step = (...days: number[]) => stepFor([{ chased: times(...days) }, {}], NOW.instant);
    expect([step(), step(3), step(9, 3), step(20, 9, 3)]).toEqual([1, 2, 3, 3]);
    // What was sent today does not press for more today.
    expect([step(0), step(3, 0)]).toEqual([1, 2]);
  });

  it('keeps what was said over the sample apart', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    await putReminder(store, reminder('1', { sample: true }));
    expect((await chaserView(store, 'acme', NOW))?.past).toEqual([]);
  });
});

describe('the language of a partner', () => {
  it.each([
    [{ language: 'fr_CH', country: 'Switzerland', numbers: ['DE123456789'] }, 'fr', 'record'],
    [{ language: 'Español' }, 'es', 'record'],
    [{ language: 'D' }, 'de', 'record'],
    [{ language: 'it', country: 'Österreich' }, 'de', 'record'],
    [{ country: 'US', numbers: ['DE123456789'] }, 'en', 'record'],
    [{ language: 'it', country: 'IT', numbers: [], domains: [] }, 'en', 'default'],
    [{ numbers: ['DE123456789'] }, 'de', 'number'],
    [{ numbers: ['ATU12345678'] }, 'de', 'number'],
    [{ numbers: ['FR12345678901'], domains: ['x.es'] }, 'fr', 'number'],
    [{ numbers: ['ESB1234567'], domains: [] }, 'en', 'default'],
    [{ numbers: ['ESB12345678'] }, 'es', 'number'],
    [{ numbers: ['DE99'], domains: ['werk.example.de'] }, 'de', 'domain'],
    [{ numbers: [], domains: ['firma.ch'] }, 'en', 'default'],
    [{ numbers: [], domains: [], contacts: [{ name: 'x', email: 'x@usine.fr' }] }, 'fr', 'domain'],
  ] as const)('of %o is %s', (changes, code, reason) => {
    const partner = { ...acme, domains: [], contacts: [], ...changes } as unknown as Partner;
    expect(languageFor(partner, [])).toEqual({ code, reason });
  });
});
