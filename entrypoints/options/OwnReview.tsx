import { useState } from 'preact/hooks';
import { NeedsNotes } from '../../components/files/NeedsNotes.tsx';
import { Note } from '../../components/parts/Note.tsx';
import { OwnMapping } from '../../components/sources/OwnMapping.tsx';
import { OwnPreviewTable } from '../../components/sources/OwnPreviewTable.tsx';
import { OwnStatesForm } from '../../components/sources/OwnStatesForm.tsx';
import type { OwnObjects } from '../../lib/domain/own-objects.ts';
import { t } from '../../lib/i18n/t.ts';
import { asFileMapping } from '../../lib/sources/custom-objects/columns.ts';
import { type OwnChoice, type OwnLook, previewOwn } from '../../lib/sources/custom-objects/look-at-own.ts';
import {
  columnsBefore,
  ordersGivenUp,
  statesBefore,
} from '../../lib/sources/custom-objects/mapping-before.ts';
import { fieldsOfPart, ORDER_PARTS_FIELDS } from '../../lib/sources/custom-objects/part-fields.ts';
import { statesOf, withOpen } from '../../lib/sources/custom-objects/propose-states.ts';
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
  const { columns, setColumns, states, setStates, own } = useMapping(choice, before, look);
  const needs = needsOf(own);
  const unnamed = choice.suppliers !== undefined && !namesSuppliers(own);
  return (
    <>
      <OwnMapping
        columns={columns}
        mapping={asFileMapping(own, columns)}
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
      <NeedsNotes needs={needs} />
      <OwnNotes own={own} before={before} unnamed={unnamed} />
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

/** What the fields mean now, and the mapping that this makes. */
function useMapping(choice: OwnChoice, before: OwnObjects | undefined, look: OwnLook) {
  const [columns, setColumns] = useState(() => columnsBefore(look.proposal.columns, choice, before));
  const [states, setStates] = useState(() => statesBefore(look, choice, before));
  const own: OwnObjects = {
    ...choice,
    ...(states ? { states: withOpen(states, look.states.fields) } : {}),
    columns: columns.filter(({ field }) => field),
  };
  return { columns, setColumns, states, setStates, own };
}

/** What a person has to know before it is saved. */
function OwnNotes({
  own,
  before,
  unnamed,
}: {
  own: OwnObjects;
  before: OwnObjects | undefined;
  unnamed: boolean;
}) {
  const givenUp = ordersGivenUp(before, own);
  return (
    <>
      {isDoneUnseen(own) ? (
        <Note state="unknown" what={t('own.states.unseen')} next={t('own.states.unseen.next')} />
      ) : null}
      {unnamed ? (
        <Note state="risk" what={t('own.suppliers-missing')} next={t('own.suppliers-missing.next')} />
      ) : null}
      {givenUp ? (
        <Note state="risk" what={t('own.given-up', { label: givenUp.label })} next={t('own.given-up.next')} />
      ) : null}
    </>
  );
}

function needsOf(own: OwnObjects) {
  if (!own.orders) return { missing: [], warnings: [] };
  const columns = own.columns.filter(({ of }) => of !== 'suppliers');
  return mappingNeeds(asFileMapping(own, columns));
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
