import { expect, it } from 'vitest';
import { readContext } from '../../../../lib/lens/context.ts';
import { checkContacts, checkDisputes } from '../../../../lib/lens/mail/draft/check-people.ts';
import { putRelations, RELATION_SCOPE } from '../../../../lib/store/commit-relations.ts';
import { transact } from '../../../../lib/store/open.ts';
import { FRESH, INSTANT, NOW, partner, storeWith } from '../lens-store.ts';

const LEFT: [string, boolean][] = [
  ['Sales (left the company)', true],
  ['Retraité', true],
  ['parti en retraite', true],
  ['a quitté la société', true],
  ['Ex-directora de compras', true],
  ['Ex‑Einkäufer', true],
  ['No-longer with us', true],
  ['dado de baja', true],
  ['Partie commerciale', false],
  ['Vertrieb Baja California', false],
  ['Ex-works logistics', false],
  ['Export manager', false],
];
const DISPUTED: [string, boolean][] = [
  ['Écart de prix', true],
  ['Défaut de surface', true],
  ['réclamation client', true],
  ['Mängelrüge', true],
  ['Short-delivery', true],
  ['Invoice differs', true],
  ['Änderung der Adresse', false],
  ['Demande de catalogue', false],
];

it('a title tells in any accent and sign whether a contact left', async () => {
  const store = await storeWith([], []);
  const context = await readContext(store, NOW);
  const address = 'ana@north.example';
  for (const [title, gone] of LEFT) {
    const north = partner('north', ['supplier'], { contacts: [{ name: 'Ana', email: address, title }] });
    const partners = [north];
    const all = { outside: [{ address, partners }], known: true, partners, own: [] };
    expect([title, checkContacts(all, context).length > 0]).toEqual([title, gone]);
  }
});

it('a title tells in any accent and sign whether a case is a dispute', async () => {
  const partners = DISPUTED.map((_, at) => partner(`p${at}`, ['supplier']));
  const store = await storeWith(partners, []);
  const cases = DISPUTED.map(([title], at) => ({
    id: `case/${at}`,
    kind: 'case' as const,
    partnerId: `p${at}`,
    title,
    number: `C-${at}`,
    priority: 'normal' as const,
    raisedAt: INSTANT,
    pauses: [],
    provenance: FRESH,
  }));
  await transact(store, RELATION_SCOPE, 'readwrite', (tx) => putRelations(tx, { activities: cases }));
  const context = await readContext(store, NOW);
  for (const [at, [title, disputed]] of DISPUTED.entries()) {
    const all = { outside: [], known: true, partners: partners.slice(at, at + 1), own: [] };
    expect([title, (await checkDisputes(store, all, context)).length > 0]).toEqual([title, disputed]);
  }
});
