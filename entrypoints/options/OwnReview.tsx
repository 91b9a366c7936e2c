import { useState } from 'preact/hooks';
import { NeedsNotes } from '../../components/files/NeedsNotes.tsx';
import { Note } from '../../components/parts/Note.tsx';
import { OwnMapping } from '../../components/sources/OwnMapping.tsx';
import { OwnPreviewTable } from '../../components/sources/OwnPreviewTable.tsx';
import { OwnStatesForm } from '../../components/sources/OwnStatesForm.tsx';
import type { OwnColumn, OwnObjects, OwnStates } from '../../lib/domain/own-objects.ts';
import { t } from '../../lib/i18n/t.ts';
import { asFileMapping } from '../../lib/sources/custom-objects/columns.ts';
import { type OwnChoice, type OwnLook, previewOwn } from '../../lib/sources/custom-objects/look-at-own.ts';
import { fieldsOfPart, ORDER_PARTS_FIELDS } from '../../lib/sources/custom-objects/part-fields.ts';
import { statesOf } from '../../lib/sources/custom-objects/propose-states.ts';
import { mappingNeeds } from '../../lib/sources/files/mapping-needs.ts';

interface OwnReviewProps {
  choice: OwnChoice;
  /** What was confirmed before: it goes before what is proposed. */
  before: OwnObjects | undefined;
  look: OwnLook;
  currency: string;
  busy: boolean;
  onSave: (own: OwnObjects) => void;
}

/** What the fields mean, what the newest records would become by that, and the word that they are read. */
export function OwnReview({ choice, before, look, currency, busy, onSave }: OwnReviewProps) {
  const [columns, setColumns] = useState(() => asBefore(look.proposal.columns, choice, before));
  const [states, setStates] = useState(() => statesBefore(look, choice, before));
  const own: OwnObjects = {
    ...choice,
    ...(states ? { states } : {}),
    columns: columns.filter(({ field }) => field),
  };
  const mapping = asFileMapping(own, columns);
  const orders = asFileMapping(
    own,
    own.columns.filter(({ of }) => of !== 'suppliers'),
  );
  const needs = choice.orders ? mappingNeeds(orders) : { missing: [], warnings: [] };
  const unnamed = choice.suppliers !== undefined && !namesSuppliers(own);
  return (
    <>
      <OwnMapping
        columns={columns}
        mapping={mapping}
        evidence={look.proposal.evidence}
        examples={look.examples}
        fieldsOf={(of) => (of === 'orders' ? ORDER_PARTS_FIELDS : fieldsOfPart('suppliers', false))}
        onChange={setColumns}
      />
      {choice.orders ? (
        <OwnStatesForm
          fields={look.states.fields}
          states={states}
          onChoose={(field) => setStates(field && statesOf(field))}
          onChange={setStates}
        />
      ) : null}
      {isDoneUnseen(own) ? (
        <Note state="unknown" what={t('own.states.unseen')} next={t('own.states.unseen.next')} />
      ) : null}
      <NeedsNotes needs={needs} />
      {unnamed ? (
        <Note state="risk" what={t('own.suppliers-missing')} next={t('own.suppliers-missing.next')} />
      ) : null}
      {columns.length > 0 ? <OwnPreviewTable preview={previewOwn(own, look, currency)} /> : null}
      <p class="mt">
        <button
          type="button"
          class="btn primary"
          disabled={busy || unnamed || needs.missing.length > 0}
          onClick={() => onSave(own)}
        >
          {t('own.save')}
        </button>
      </p>
    </>
  );
}

function namesSuppliers({ columns }: OwnObjects): boolean {
  return columns.some(
    ({ of, field }) => of === 'suppliers' && (field === 'supplierName' || field === 'supplierNumber'),
  );
}

/** True where orders are said to be done, and nothing says what came of them. */
function isDoneUnseen({ states, columns }: OwnObjects): boolean {
  const done = states?.values.some(({ means }) => means === 'done') ?? false;
  return done && !columns.some(({ field }) => field === 'receivedOn');
}

/** The proposed columns as a person had them before, where the objects are the same. */
function asBefore(columns: OwnColumn[], choice: OwnChoice, before: OwnObjects | undefined): OwnColumn[] {
  const isSame = (of: OwnColumn['of']) =>
    before?.[of] !== undefined && before[of]?.object === choice[of]?.object;
  return columns.map((column) => {
    if (!isSame(column.of)) return column;
    const { field: _, ...rest } = column;
    const known = before?.columns.find(({ of, path }) => of === column.of && path === column.path);
    const { label: __, ...kept } = known ?? column;
    return known ? { ...rest, ...kept } : rest;
  });
}

/** The field that says how far orders are, as a person had it before; of another object, or at first, the proposed one. */
function statesBefore(
  look: OwnLook,
  choice: OwnChoice,
  before: OwnObjects | undefined,
): OwnStates | undefined {
  const { fields, proposed } = look.states;
  if (!before?.orders || before.orders.object !== choice.orders?.object) return proposed;
  return fields.some(({ by }) => by === before.states?.by) ? before.states : undefined;
}
