import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatSum, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerRecords } from '../../lib/lens/customers/customer-views.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Icon } from '../parts/Icon.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { asOfWords, itemWords, lineTitle } from '../wording/line.ts';
import { partnerName } from '../wording/partner.ts';

const ROW_HEIGHT = 46;
type Row = CustomerRecords['rows'][number];

interface CustomerRecordsPageProps {
  view: CustomerRecords;
  backHref: string;
  lineHref: (line: LineView) => string;
  onExport: () => void;
}

/** The lines behind a customer's figures, the newest first, with those that are left out. */
export function CustomerRecordsPage({ view, backHref, lineHref, onExport }: CustomerRecordsPageProps) {
  const { rows, name } = view;
  const counted = rows.filter((row) => row.counted).length;
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={backHref} data-back aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{t('customer.records.title', { name })}</h1>
          <p class="small dim provenance">
            {joinParts([
              t('customer.records.counted', { n: counted }),
              rows.length > counted && t('customer.records.left-out', { n: rows.length - counted }),
            ])}
          </p>
        </div>
      </header>
      <section class="sect">
        <button type="button" class="btn" onClick={onExport} disabled={rows.length === 0}>
          {t('records.export')}
        </button>
      </section>
      <section class="sect">
        {rows.length === 0 ? <p class="dim">{t('customer.records.none')}</p> : null}
        <VirtualList rows={rows} keyOf={keyOf} rowHeight={ROW_HEIGHT}>
          {(row) => (
            <Told as="a" origin={row.line.origin} class="rowi" href={lineHref(row.line)}>
              <Facts row={row} today={view.workspace.today} />
            </Told>
          )}
        </VirtualList>
      </section>
    </>
  );
}

function Facts({ row: { line, on, amount, counted }, today }: { row: Row; today: CalendarDate }) {
  const was = useWas();
  return (
    <>
      <Sign state={counted ? line.state : 'unknown'} />
      <span class="a">
        <span class="id">{lineTitle(line)}</span>
        {'\u2002'}
        <span class="sec">{itemWords(line)}</span>
      </span>
      <span class="v">
        {counted
          ? amount
            ? was(formatSum(amount.amount, amount.currency))
            : '—'
          : t('customer.records.out')}
      </span>
      <span class="d">
        {joinParts([
          on && t('customer.records.on', { date: formatDate(on, today) }),
          partnerName(line.partnerId, line.partnerName),
          line.origin.stale && asOfWords(line.origin),
        ])}
      </span>
    </>
  );
}

function keyOf({ line }: Row): string {
  return `${line.orderId}/${line.lineId}`;
}
