// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ContactList } from '../../../components/options/ContactList.tsx';
import type { MailMessage } from '../../../lib/domain/mail-reading.ts';
import type { MailCardView } from '../../../lib/lens/mail/mail-views.ts';
import { newContactOf } from '../../../lib/lens/mail/who/new-contact.ts';
import { addEntered, listEntered } from '../../../lib/store/entered-contacts.ts';
import type { Store } from '../../../lib/store/open.ts';
import { partnerById } from '../../../lib/store/queries.ts';
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

const { NewContactPart } = await import('../../../entrypoints/sidepanel/NewContactPart.tsx');
const { addContact, dropContact, justEntered, undoEntered } = await import(
  '../../../lib/surface/contacts.ts'
);

let store: Store;
beforeEach(async () => {
  store = await mailStore();
  held.store = store;
  asked.splice(0);
});
afterEach(() => {
  act(() => render(null, document.body));
  justEntered.value = null;
});

const ORIGIN = { sourceId: 'page:mail.example', fetchedAt: 1, stale: false, confidence: 'medium' as const };
const SOUTH = { id: 'south', name: 'Vexhaven South' };

/** The message as *This page* shows it. */
async function mailFrom(from: MailMessage['from']): Promise<MailCardView> {
  const view = await who(store, { from });
  const shown = { direction: 'in', from: from.name ?? from.address ?? '' };
  return { who: view, messages: [shown], origin: ORIGIN } as unknown as MailCardView;
}
const contactOf = async (from: MailMessage['from']) => newContactOf(await mailFrom(from));

const text = () => document.body.textContent ?? '';
function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((each) =>
    [each.textContent, each.ariaLabel].includes(name),
  );
  if (!found) throw new Error(`No button ${name}: ${text()}`);
  return found;
}

test('only a sender is entered whose address is written, whom nobody knows, and who looks like nobody else', async () => {
  const name = 'Ada Vance';
  expect(await contactOf({ name, address: 'Ada@Vexhaven.example' })).toEqual({
    name,
    address: 'ada@vexhaven.example',
  });
  expect(await contactOf({ name, address: 'ada@new-firm.example' })).toEqual({
    name,
    address: 'ada@new-firm.example',
  });
  expect(await contactOf({ name, address: 'ada@gmail.com' })).toEqual({ name, address: 'ada@gmail.com' });
  expect(await contactOf({ address: 'ada@new-firm.example' })).toEqual({
    name: '',
    address: 'ada@new-firm.example',
  });
  // A contact already, a look-alike, no address, our own company.
  expect(await contactOf({ name, address: 'nora@vexhaven.example' })).toBeNull();
  expect(await contactOf({ name, address: 'petra@ostre1.example' })).toBeNull();
  expect(await contactOf({ name })).toBeNull();
  expect(await contactOf({ name, address: 'x@norvane.example' })).toBeNull();
  // A name that shows what the address is not is no name of a contact.
  expect(await contactOf({ name: 'Ostrel Castings', address: 'x@gmail.com' })).toEqual({
    name: '',
    address: 'x@gmail.com',
  });
  expect(await contactOf({ name: 'A\u202eda\nVance', address: 'ada@gmail.com' })).toMatchObject({
    name: 'Ada Vance',
  });
});

test('nobody is stored before a person has seen what it is and confirmed it', async () => {
  const from = { name: 'Ada Vance', address: 'ada@vexhaven.example' };
  const show = async () => {
    const mail = await mailFrom(from);
    await act(() => render(<NewContactPart mail={mail} />, document.body));
  };
  await show();
  // Those of the domain are suggested with their reason, and none is chosen.
  expect(text()).toContain('Writes from vexhaven.example');
  expect(text()).not.toContain('What is stored');
  act(() => button('Choose Vexhaven South for this contact').click());
  expect(document.activeElement?.textContent).toBe('What is stored');
  for (const words of [
    'ada@vexhaven.example',
    'Vexhaven South',
    'entered here',
    'Only here, in this browser',
  ])
    expect(text()).toContain(words);
  expect(document.querySelector<HTMLInputElement>('[id="contact.name"]')?.value).toBe('Ada Vance');
  expect(await listEntered(store)).toEqual([]);
  act(() => button('Another partner').click());
  expect(await listEntered(store)).toEqual([]);
  act(() => button('Choose Vexhaven South for this contact').click());
  act(() => button('Add contact').click());
  await vi.waitUntil(() => asked.length > 0);
  await show();
  expect(text()).toContain('ada@vexhaven.example is a contact of Vexhaven South from now on.');
  expect(text()).not.toContain('Add as a contact of…');
  const view = await who(store, { from });
  expect(told(view)).toEqual(['known', ['south'], ['address'], []]);
  expect(view.candidates[0]?.reasons[0]).toMatchObject({ entered: expect.any(Number) });
  act(() => button('Undo').click());
  await vi.waitUntil(() => asked.length > 1);
  expect(await listEntered(store)).toEqual([]);
  expect((await who(store, { from })).standing).toBe('choose');
});

test('who was entered is listed, removed and brought back; a partner that has gone takes nobody', async () => {
  await addContact(SOUTH, { name: '  ', address: 'ada@new-firm.example' });
  const [entered] = await listEntered(store);
  if (!entered) throw new Error('Nobody was entered.');
  expect(entered.contact.name).toBe('ada@new-firm.example');
  const removed: string[] = [];
  act(() =>
    render(
      <ContactList
        contacts={[entered]}
        onRemove={({ contact }) => removed.push(contact.email)}
        onUndo={() => undefined}
        onFinal={() => undefined}
      />,
      document.body,
    ),
  );
  act(() => button('Remove: ada@new-firm.example, contact of Vexhaven South').click());
  expect(removed).toEqual(['ada@new-firm.example']);
  await dropContact(entered);
  expect(await listEntered(store)).toEqual([]);
  await undoEntered();
  expect(await listEntered(store)).toEqual([entered]);
  expect((await partnerById(store, 'south'))?.provenance).toMatchObject({ sourceId: 'file:orders' });
  await expect(
    addContact({ id: 'gone', name: 'Gone' }, { name: '', address: 'a@b.example' }),
  ).rejects.toMatchObject({
    failure: { code: 'contact-no-partner' },
  });
  expect(await addEntered(store, 'gone', entered.contact)).toBe(false);
});
