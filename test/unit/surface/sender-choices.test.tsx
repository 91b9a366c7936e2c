// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WhoView } from '../../../lib/lens/mail/who/who-views.ts';
import type { Store } from '../../../lib/store/open.ts';
import { listSenderChoices } from '../../../lib/store/sender-choices.ts';
import { mailStore, told, who } from '../lens/mail/who/mail-world.ts';

const asked = vi.hoisted(() => [] as string[]);
const held = vi.hoisted(() => ({ store: undefined as unknown }));
vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../../lib/surface/ask.ts', () => ({
  askFromPanel: async (type: string) => {
    asked.push(type);
    return { ok: true, value: undefined };
  },
}));
vi.mock('../../../lib/surface/reading.ts', async (original) => ({
  ...(await original<object>()),
  surfaceStore: async () => held.store,
}));

const { SenderPart } = await import('../../../entrypoints/sidepanel/SenderPart.tsx');
const { chooseSender, justChosen, takeBackChoice, undoChosen } = await import(
  '../../../lib/surface/sender-choices.ts'
);

let store: Store;
beforeEach(async () => {
  store = await mailStore();
  held.store = store;
  asked.splice(0);
});
afterEach(() => {
  act(() => render(null, document.body));
  justChosen.value = null;
});

const NEW = { from: { address: 'new@vexhaven.example' } };
const ORIGIN = { sourceId: 'page:mail.example', fetchedAt: 1, stale: false, confidence: 'medium' as const };
const SOUTH = { id: 'south', name: 'Vexhaven South' };
const said = async () => (await listSenderChoices(store)).map(({ id, partnerId = null }) => [id, partnerId]);

test('what a person says holds at once, is told to open pages, and undone as it was', async () => {
  await chooseSender(await who(store, NEW), SOUTH, 'address');
  expect(told(await who(store, NEW))).toEqual(['known', ['south'], ['chosen'], []]);
  expect(await listSenderChoices(store)).toMatchObject([{ why: ['domain'], who: '', sample: false }]);
  expect(asked).toEqual(['recordsChanged']);
  await chooseSender(await who(store, NEW), { id: 'north', name: 'Vexhaven North' }, 'address');
  await undoChosen();
  expect(await said()).toEqual([['address new@vexhaven.example', 'south']]);
  expect(justChosen.value).toBeNull();
});

test('what is said of a whole domain holds for the sender whom it was said of, too', async () => {
  await chooseSender(await who(store, NEW), SOUTH, 'address');
  await chooseSender(await who(store, NEW), null, 'domain');
  expect(await said()).toEqual([['domain vexhaven.example', null]]);
  expect(told(await who(store, NEW))[0]).toBe('unknown');
  await undoChosen();
  expect(await said()).toEqual([['address new@vexhaven.example', 'south']]);
  const [choice] = await listSenderChoices(store);
  if (choice) await takeBackChoice(choice);
  expect(await said()).toEqual([]);
  await undoChosen();
  expect(await said()).toEqual([['address new@vexhaven.example', 'south']]);
});

test('nothing is remembered of a look-alike, of Gmail as a whole, or of no address', async () => {
  const views: [WhoView, 'address' | 'domain', string, RegExp][] = [
    [await who(store, { from: { address: 'petra@ostre1.example' } }), 'address', 'this sender', /looks like/],
    [await who(store, { from: { address: 'petra@gmail.com' } }), 'domain', 'petra@gmail.com', /Anybody can/],
    [
      {
        standing: 'unknown',
        candidates: [],
        warnings: [],
        about: { address: 'x@gmail.com', domain: 'gmail.com' },
      },
      'domain',
      'gmail.com',
      /Anybody can/,
    ],
    [await who(store, { from: { name: 'Petra' } }), 'address', 'this sender', /not shown/],
  ];
  for (const [view, of, sender, next] of views)
    await expect(chooseSender(view, SOUTH, of)).rejects.toMatchObject({
      failure: {
        code: 'sender-not-kept',
        message: `This cannot be remembered for ${sender}.`,
        next: expect.stringMatching(next),
      },
    });
  expect(await said()).toEqual([]);
});

test('the panel says what was done, and takes it back', async () => {
  const show = async () => {
    const view = await who(store, NEW);
    await act(() => render(<SenderPart mail={{ who: view, origin: ORIGIN }} />, document.body));
  };
  const press = async (name: string) => {
    const button = [...document.querySelectorAll('button')].find((each) =>
      [each.textContent, each.ariaLabel].includes(name),
    );
    if (!button) throw new Error(`No button ${name}: ${document.body.textContent}`);
    const before = asked.length;
    button.click();
    await vi.waitUntil(() => asked.length > before);
    await show();
  };
  await show();
  await press('This one: Vexhaven South');
  expect(document.body.textContent).toContain('new@vexhaven.example is Vexhaven South from now on.');
  await press('Undo');
  expect(await said()).toEqual([]);
  await press('Nobody in your records');
  expect(document.body.textContent).toContain('is nobody in your records from now on');
  await press('Take back');
  expect(document.body.textContent).toContain(
    'What was said about new@vexhaven.example has been taken back.',
  );
  expect(await said()).toEqual([]);
});
