import { expect, test } from 'vitest';
import { ownObjectsSchema } from '../../../../lib/domain/own-objects.ts';
import type { OwnField, OwnRecord } from '../../../../lib/sources/custom-objects/own-access.ts';
import {
  likelyState,
  proposeStates,
  stateFields,
} from '../../../../lib/sources/custom-objects/propose-states.ts';

test.each([
  ['draft', ['Draft', 'Entwurf', 'Brouillon', 'Borrador', 'Not yet sent', 'Noch nicht bestellt', 'NotSent']],
  ['draft', ['Pending Approval', 'Non envoyée', 'Por aprobar', 'In Vorbereitung', 'En préparation']],
  [
    'cancelled',
    ['Cancelled', 'Canceled', 'Storniert', 'Annulée', 'Anulado', 'CANCELLED_BY_BUYER', 'Order cancelled'],
  ],
  ['cancelled', ['Rejected', 'Abgelehnt', 'Refusé', 'Rechazada', 'Void']],
  [
    'done',
    [
      'Closed',
      'Fully Received',
      'Erledigt',
      'Vollständig geliefert',
      'Livré',
      'Terminée',
      'Cerrada',
      'Entregado',
    ],
  ],
  [undefined, ['Sent', 'Open', 'Confirmed', 'Offen', 'En cours', 'Abierto', 'Shipped', '', '???']],
  [undefined, ['Partially Received', 'Teilgeliefert', 'Partiellement livrée', 'Recibido parcialmente']],
  [undefined, ['Cancellation requested', 'Not received', 'Nicht geliefert', 'Non livrée', 'No entregado']],
  [undefined, ['Order received', 'Payment received', 'Bestellung eingegangen', 'Facture reçue']],
] as const)('%s: %o', (state, labels) => {
  for (const label of labels) expect(likelyState(label), label).toBe(state);
});

const field = (path: string, label: string, more: Partial<OwnField> = {}): OwnField => ({
  ...{ path, label, holds: 'text' },
  ...more,
});
const records = (values: Record<string, unknown>[]): OwnRecord[] =>
  values.map((each, at) => ({ id: `${at}`, values: each }));
const described = (...fields: OwnField[]) => ({ object: 'PO__c', label: 'PO', fields, children: [] });

test('what may be chosen for a field is proposed with what it means, also where no record has it', () => {
  const values = ['Draft', 'Sent', 'X9'].map((value) => ({
    value,
    label: value === 'X9' ? 'Storno' : value,
  }));
  const status = field('Status__c', 'Status', { values });
  const fields = stateFields(described(field('Name', 'PO Number', { isName: true }), status), []);
  expect(fields.map(({ by }) => by)).toEqual(['Status__c']);
  expect(proposeStates(fields)).toEqual({
    ...{ by: 'Status__c', label: 'Status', holds: 'text' },
    values: [
      { value: 'Draft', means: 'draft' },
      { value: 'X9', means: 'cancelled' },
    ],
  });
});

test('of free texts the few that records share are offered; names, notes and days are not', () => {
  const rows = records([
    { Zustand: 'Bestellt', Notes: 'one', Day: '2026-01-01' },
    { Zustand: 'Storniert', Notes: 'two', Day: '2026-01-02' },
    { Zustand: 'Bestellt', Notes: 'three', Day: '2026-01-02' },
  ]);
  const fields = stateFields(
    described(field('Zustand', 'Zustand'), field('Notes', 'Notes'), field('Day', 'Day', { holds: 'day' })),
    rows,
  );
  expect(fields).toMatchObject([{ by: 'Zustand', values: [{ value: 'Bestellt' }, { value: 'Storniert' }] }]);
  expect(proposeStates(fields)?.values).toEqual([{ value: 'Storniert', means: 'cancelled' }]);
});

test('a box that says cancelled means that where it is ticked', () => {
  const fields = stateFields(described(field('Off__c', 'Cancelled', { holds: 'flag' })), []);
  expect(proposeStates(fields)).toMatchObject({
    holds: 'flag',
    values: [{ value: 'true', means: 'cancelled' }],
  });
});

test('without a word that tells, nothing is proposed', () => {
  const colour = field('Colour__c', 'Colour', { values: [{ value: 'Red', label: 'Red' }] });
  const rating = field('Answer__c', 'Last Answer', { values: [{ value: 'No', label: 'Rejected' }] });
  const fields = stateFields(described(colour, rating), []);
  expect(fields).toHaveLength(2);
  expect(proposeStates(fields)).toBeUndefined();
});

test('values that no field has can not be kept', () => {
  const own = {
    columns: [],
    states: { by: 'Status__c', label: '', holds: 'text', values: [{ value: 'A', means: 'gone' }] },
  };
  expect(ownObjectsSchema.safeParse(own).success).toBe(false);
});
