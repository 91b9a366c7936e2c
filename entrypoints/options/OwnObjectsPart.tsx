import { useState } from 'preact/hooks';
import { NeedsNotes } from '../../components/files/NeedsNotes.tsx';
import { Switch } from '../../components/options/Switch.tsx';
import { FailureNote, Note } from '../../components/parts/Note.tsx';
import { OwnChoiceForm } from '../../components/sources/OwnChoiceForm.tsx';
import { OwnMapping } from '../../components/sources/OwnMapping.tsx';
import { OwnPreviewTable } from '../../components/sources/OwnPreviewTable.tsx';
import type { OwnColumn, OwnObjects } from '../../lib/domain/own-objects.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { asFileMapping } from '../../lib/sources/custom-objects/columns.ts';
import { type OwnChoice, type OwnLook, previewOwn } from '../../lib/sources/custom-objects/look-at-own.ts';
import type { OwnOffer } from '../../lib/sources/custom-objects/offer-choices.ts';
import { fieldsOfPart, ORDER_PARTS_FIELDS } from '../../lib/sources/custom-objects/part-fields.ts';
import { mappingNeeds } from '../../lib/sources/files/mapping-needs.ts';
import {
  type OwnConnection,
  readOwnLook,
  readOwnOffer,
  saveOwn,
  switchOwn,
} from '../../lib/surface/own-objects.ts';

/** Which objects of a company's own stand for purchase orders and suppliers: chosen, tried on records, then read. */
export function OwnObjectsPart({ connection, allowed }: { connection: OwnConnection; allowed: boolean }) {
  const [offer, setOffer] = useState<OwnOffer>();
  const [look, setLook] = useState<OwnLook>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState(false);
  const { own, label } = connection;
  const ask = async <T,>(
    question: Promise<{ value: T } | { failure: Failure }>,
    take: (value: T) => void,
  ) => {
    setBusy(true);
    setFailure(undefined);
    setSaid(false);
    const answer = await question;
    setBusy(false);
    if ('failure' in answer) setFailure(answer.failure);
    else take(answer.value);
  };
  const choose = (wanted: Partial<OwnChoice>) => {
    setLook(undefined);
    void ask(readOwnOffer(connection, wanted), setOffer);
  };
  const save = async (mapped: OwnObjects) => {
    setBusy(true);
    await saveOwn(connection, mapped);
    setBusy(false);
    setOffer(undefined);
    setLook(undefined);
    setSaid(true);
  };
  if (!allowed)
    return (
      <section class="own-objects" aria-label={t('own.title')}>
        <h3 class="h3">{t('own.title')}</h3>
        <p>{t('own.forbidden')}</p>
      </section>
    );
  return (
    <section class="own-objects" aria-label={t('own.title')}>
      <h3 class="h3">{t('own.title')}</h3>
      <p class="small dim">{t('own.why')}</p>
      {own && !offer ? (
        <Switch
          label={t('own.read', { parts: partsOf(own) })}
          why={t('own.read.why')}
          on={!own.off}
          onSwitch={(on) => void switchOwn(connection, on)}
        />
      ) : null}
      {offer ? (
        <OwnChoiceForm
          offer={offer}
          busy={busy}
          onChoose={choose}
          onLook={() => void ask(readOwnLook(connection, offer.choice), setLook)}
        />
      ) : (
        <button
          type="button"
          class="btn"
          disabled={busy}
          aria-label={t(own ? 'own.change-of' : 'own.load-of', { label })}
          onClick={() => choose(own ? choiceOf(own) : {})}
        >
          {t(own ? 'own.change' : 'own.load')}
        </button>
      )}
      {offer && offer.objects.length === 0 ? <p class="dim">{t('own.none')}</p> : null}
      {offer && look ? (
        <Review
          key={JSON.stringify(offer.choice)}
          choice={offer.choice}
          before={own}
          look={look}
          currency={connection.currency}
          busy={busy}
          onSave={(mapped) => void save(mapped)}
        />
      ) : null}
      {said ? <p role="status">{t('own.saved')}</p> : null}
      {failure ? <FailureNote failure={failure} /> : null}
    </section>
  );
}

interface ReviewProps {
  choice: OwnChoice;
  /** What was confirmed before: it goes before what is proposed. */
  before: OwnObjects | undefined;
  look: OwnLook;
  currency: string;
  busy: boolean;
  onSave: (own: OwnObjects) => void;
}

/** What the fields mean, what the newest records would become by that, and the word that they are read. */
function Review({ choice, before, look, currency, busy, onSave }: ReviewProps) {
  const [columns, setColumns] = useState(() => asBefore(look.proposal.columns, choice, before));
  const own: OwnObjects = { ...choice, columns: columns.filter(({ field }) => field) };
  const mapping = asFileMapping(own, columns);
  const orders = asFileMapping(
    own,
    own.columns.filter(({ of }) => of !== 'suppliers'),
  );
  const needs = choice.orders ? mappingNeeds(orders) : { missing: [], warnings: [] };
  const named = own.columns.some(
    ({ of, field }) => of === 'suppliers' && (field === 'supplierName' || field === 'supplierNumber'),
  );
  const unnamed = choice.suppliers !== undefined && !named;
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

function choiceOf({ orders, lines, receipts, quality, suppliers, accounts }: OwnObjects): OwnChoice {
  return { orders, lines, receipts, quality, suppliers, accounts };
}

function partsOf({ orders, suppliers, accounts }: OwnObjects): string {
  const objects = [orders, suppliers].flatMap((each) => (each ? [`“${each.label}”`] : []));
  const kinds = accounts
    ? [t('own.accounts.said', { kind: accounts.label, values: formatList(accounts.values) })]
    : [];
  return formatList([...objects, ...kinds]);
}
