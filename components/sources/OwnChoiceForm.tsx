import type { OwnChild } from '../../lib/domain/own-objects.ts';
import { t } from '../../lib/i18n/t.ts';
import type { OwnChoice } from '../../lib/sources/custom-objects/look-at-own.ts';
import type { OwnOffer } from '../../lib/sources/custom-objects/offer-choices.ts';
import type { OwnObject, SupplierKind } from '../../lib/sources/custom-objects/own-access.ts';

interface OwnChoiceFormProps {
  offer: OwnOffer;
  busy: boolean;
  /** What it holds as undefined is not wanted; what it does not mention is proposed. */
  onChoose: (wanted: Partial<OwnChoice>) => void;
  onLook: () => void;
}

/** Which objects of the company's own stand for what. */
export function OwnChoiceForm({ offer, busy, onChoose, onLook }: OwnChoiceFormProps) {
  const { objects, lines, events, kinds, choice } = offer;
  const { orders, suppliers, accounts } = choice;
  const kept = { suppliers, accounts };
  const nothing = !orders && !suppliers && !accounts;
  return (
    <form
      class="field-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        onLook();
      }}
    >
      <ObjectSelect
        part="orders"
        offered={objects}
        chosen={orders}
        // What belongs to them is another object's.
        onChoose={(object) => onChoose({ ...kept, orders: object })}
      />
      {orders ? (
        <>
          <ObjectSelect
            part="lines"
            offered={lines}
            chosen={choice.lines}
            onChoose={(line) => onChoose({ ...kept, orders, lines: line })}
          />
          <ObjectSelect
            part="receipts"
            offered={events}
            chosen={choice.receipts}
            onChoose={(receipts) => onChoose({ ...choice, receipts })}
          />
          <ObjectSelect
            part="quality"
            offered={events}
            chosen={choice.quality}
            onChoose={(quality) => onChoose({ ...choice, quality })}
          />
        </>
      ) : null}
      <ObjectSelect
        part="suppliers"
        offered={objects}
        chosen={suppliers}
        onChoose={(object) => onChoose({ ...choice, suppliers: object })}
      />
      {kinds.map((kind) => (
        <Accounts
          key={kind.by}
          kind={kind}
          chosen={accounts?.by === kind.by ? accounts.values : []}
          onChoose={(values) => {
            const { by, label } = kind;
            onChoose({ ...choice, accounts: values.length > 0 ? { by, label, values } : undefined });
          }}
        />
      ))}
      <p class="wide">
        {nothing ? <span class="dim">{t('own.nothing')} </span> : null}
        <button type="submit" class="btn primary" disabled={busy || nothing}>
          {t('own.look')}
        </button>
      </p>
    </form>
  );
}

interface ObjectSelectProps<Offered extends OwnObject> {
  part: 'orders' | 'lines' | 'receipts' | 'quality' | 'suppliers';
  offered: readonly Offered[];
  chosen: OwnObject | undefined;
  onChoose: (object: Offered | undefined) => void;
}

function ObjectSelect<Offered extends OwnObject & Partial<Pick<OwnChild, 'by'>>>(
  props: ObjectSelectProps<Offered>,
) {
  const { part, offered, chosen, onChoose } = props;
  return (
    <label>
      <span class="small dim">{t(`own.part.${part}`)}</span>
      <select
        class="field"
        value={chosen ? keyOf(chosen) : ''}
        onChange={(event) => onChoose(offered.find((each) => keyOf(each) === event.currentTarget.value))}
      >
        <option value="">{t('own.no-object')}</option>
        {offered.map((each) => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {each.by ? t('own.object.by', { ...each, by: each.by }) : t('own.object', { ...each })}
          </option>
        ))}
      </select>
    </label>
  );
}

function keyOf({ object, by = '' }: OwnObject & { by?: string }): string {
  return `${object} ${by}`;
}

interface AccountsProps {
  kind: SupplierKind;
  chosen: readonly string[];
  onChoose: (values: string[]) => void;
}

function Accounts({ kind, chosen, onChoose }: AccountsProps) {
  return (
    <fieldset class="wide">
      <legend class="small dim">{t('own.accounts', { kind: kind.label })}</legend>
      {kind.values.map(({ value, label }) => (
        <label key={value} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ currentTarget }) =>
              onChoose(currentTarget.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
            }
          />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
