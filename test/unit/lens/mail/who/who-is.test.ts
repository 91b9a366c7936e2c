import { expect, test } from 'vitest';
import { whoIs } from '../../../../../lib/lens/mail/who/who-is.ts';
import { NOW } from '../../lens-store.ts';
import { companyNumber, mailStore, message, orderNumber, told, who, written } from './mail-world.ts';

test.each([
  ['petra@ostrel.example', 'ostrel', 'address'],
  ['PETRA+invoices@Ostrel.example', 'ostrel', 'alias'],
  ['jonsmithy+po@googlemail.com', 'smith', 'alias'],
  ['new.colleague@ostrel.example', 'ostrel', 'domain'],
  ['erp@mail.ostrel.example', 'ostrel', 'domain'],
  ['somebody@aldermoor-water.example', 'aldermoor', 'domain'],
])('%s is of %s by its %s', async (address, id, code) => {
  const view = await who(await mailStore(), { from: { address } });
  expect(told(view)).toEqual(['known', [id], [code], []]);
  expect(view.candidates[0]?.score).toBeGreaterThan(0.95);
});

test.each([
  'somebody@gmail.com',
  'petra@ostrel-forge.example',
  'who@unknown.example',
  'x@co.uk',
  'no address',
])('%s is nobody of the records', async (address) => {
  expect(told(await who(await mailStore(), { from: { address } }))).toEqual(['unknown', [], [], []]);
});

test('a domain of two partners asks, unless the writer speaks of one of them alone', async () => {
  const store = await mailStore();
  const from = { address: 'new@vexhaven.example' };
  const asked = await who(store, { from });
  expect(told(asked)).toEqual(['choose', ['north', 'south'], ['domain'], []]);
  expect(asked.about).toEqual({ address: 'new@vexhaven.example', domain: 'vexhaven.example' });
  const settled = await who(store, { from, numbers: [orderNumber('4500033333')] });
  expect(told(settled)).toEqual(['known', ['south'], ['domain', 'order'], []]);
  for (const numbers of [
    [orderNumber('4500033333', 'quoted')],
    [orderNumber('4500033333'), orderNumber('4500022222')],
  ])
    expect((await who(store, { from, numbers })).standing).toBe('choose');
  const other = { address: from.address, name: 'Nora Haldane' };
  expect((await who(store, { from: other, numbers: [orderNumber('4500033333')] })).standing).toBe('choose');
});

test('orders, numbers and signatures propose for a stranger, and never decide', async () => {
  const store = await mailStore();
  const from = { address: 'petra.private@gmail.com', name: 'Petra Lindqvast' };
  const numbers = [
    orderNumber('4500011111'),
    companyNumber('DE136695976'),
    written('petra@ostrel.example'),
    orderNumber('4500022222', 'quoted'),
  ];
  const view = await who(store, { from, numbers });
  expect(told(view)).toEqual([
    'choose',
    ['ostrel', 'north'],
    ['company-number', 'signature', 'order', 'name'],
    [],
  ]);
  expect(view.candidates[0]?.score).toBeLessThanOrEqual(0.9);
  expect(view.about).toEqual({ address: 'petra.private@gmail.com' });
});

test("an order of another never outvotes an address, nor a signature a contact's", async () => {
  const store = await mailStore();
  const numbers = [orderNumber('4500022222'), orderNumber('4500033333'), companyNumber('ATU13585627')];
  expect(told(await who(store, { from: { address: 'petra@ostrel.example' }, numbers })).slice(0, 2)).toEqual([
    'known',
    ['ostrel'],
  ]);
  const byDomain = { from: { address: 'new@ostrel.example' } };
  expect((await who(store, { ...byDomain, numbers: numbers.slice(0, 2) })).standing).toBe('known');
  expect(told(await who(store, { ...byDomain, numbers })).slice(0, 2)).toEqual([
    'choose',
    ['ostrel', 'south', 'north'],
  ]);
});

test('the subject counts as text, and that of an answer as quoted', async () => {
  const store = await mailStore();
  const from = { address: 'new@vexhaven.example' };
  expect((await who(store, { from, subject: 'PO 4500033333 delayed' })).standing).toBe('known');
  expect((await who(store, { from, subject: 'AW: PO 4500033333 delayed' })).standing).toBe('choose');
});

test('a look-alike is warned of, never matched, and nothing may be remembered of it', async () => {
  const store = await mailStore();
  for (const address of [
    'petra@ostre1.example',
    'petra@ostrel.com',
    'petra@оstrel.example',
    'ceo@n0rvane.example',
  ]) {
    const view = await who(store, {
      from: { address, name: 'Petra Lindqvast' },
      numbers: [orderNumber('4500011111')],
    });
    expect(told(view), address).toEqual(['unknown', [], [], ['look-alike']]);
    expect(view.about).toBeUndefined();
  }
  const answer = await who(store, {
    from: { address: 'petra@ostrel.example' },
    replyTo: { address: 'petra@ostreI.com' },
  });
  expect(told(answer)).toEqual(['choose', ['ostrel'], ['address'], ['look-alike']]);
});

test('a name that shows another address or company is warned of, and is no hint', async () => {
  const store = await mailStore();
  for (const name of ['petra@ostrel.example', 'Ostrel Castings', 'Accounts (Ostrel Castings)'])
    expect(told(await who(store, { from: { address: 'x@evil.example', name } })), name).toEqual([
      'unknown',
      [],
      [],
      ['forged-name'],
    ]);
  const own = { address: 'petra@ostrel.example', name: 'Ostrel Castings petra@ostrel.example' };
  expect(told(await who(store, { from: own }))[3]).toEqual([]);
});

test('who sends on behalf of somebody is named; one who is of another company asks', async () => {
  const store = await mailStore();
  const from = { address: 'petra@ostrel.example' };
  const by = (address: string) => who(store, { from, sender: { address } });
  expect(told(await by('robot@mailer.example'))).toEqual(['known', ['ostrel'], ['on-behalf', 'address'], []]);
  expect(told(await by('nora@vexhaven.example')).slice(0, 2)).toEqual(['choose', ['ostrel', 'north']]);
  const stranger = { address: 'boss@gmail.com' };
  expect(told(await who(store, { from: stranger, sender: from }))).toEqual([
    'choose',
    ['ostrel'],
    ['on-behalf', 'address'],
    [],
  ]);
});

test('our own account is ours in each of its spellings, and nobody else at Gmail is', async () => {
  const store = await mailStore();
  const own = ['buy.er+x@gmail.com'];
  const standing = async (address: string) =>
    (await whoIs(store, message({ from: { address } }), { own, now: NOW })).standing;
  expect(await standing('buyer@gmail.com')).toBe('own');
  expect(await standing('b.u.y.e.r@googlemail.com')).toBe('own');
  expect(await standing('seller@gmail.com')).toBe('unknown');
});

test('what our own company wrote is for the one partner that it was written to', async () => {
  const store = await mailStore();
  const from = { address: 'buyer@norvane-pumps.example' };
  const to = (...addresses: string[]) => addresses.map((address) => ({ address }));
  const one = await who(store, { from, to: to('petra@ostrel.example', 'colleague@norvane.example') });
  expect([...told(one), one.certain]).toEqual(['own', ['ostrel'], ['recipient', 'address'], [], true]);
  const two = await who(store, { from, to: to('petra@ostrel.example'), cc: to('nora@vexhaven.example') });
  expect([...told(two).slice(0, 2), two.certain]).toEqual(['own', ['ostrel', 'north'], false]);
  const looks = await who(store, { from, to: to('petra@ostrei.example') });
  expect(told(looks)).toEqual(['own', [], [], ['look-alike']]);
  const passed = await who(store, {
    from,
    to: to('x@norvane.example'),
    forwarded: to('sol@ostrel.example')[0],
  });
  expect([...told(passed).slice(0, 3), passed.certain]).toEqual([
    'own',
    ['ostrel'],
    ['forwarded', 'domain'],
    true,
  ]);
  const inner = await who(store, { from, to: to('x@norvane.example'), numbers: [orderNumber('4500011111')] });
  expect([...told(inner).slice(0, 3), inner.certain]).toEqual(['own', ['ostrel'], ['order'], false]);
});
