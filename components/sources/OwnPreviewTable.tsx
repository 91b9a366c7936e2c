import type { Order, OrderLine } from '../../lib/domain/order.ts';
import type { OwnState } from '../../lib/domain/own-objects.ts';
import type { Partner } from '../../lib/domain/partner.ts';
import { formatDate, formatList, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { OwnPreview } from '../../lib/sources/custom-objects/look-at-own.ts';
import { Dash } from '../parts/Dash.tsx';
import { Note } from '../parts/Note.tsx';
import { rejectWords } from '../wording/rejects.ts';

const SHOWN = 8;
const COLUMNS = [
  'line',
  'state',
  'supplier',
  'item',
  'ordered',
  'price',
  'requested',
  'promised',
  'received',
] as const;

/** The newest records as they would be stored: one row a line, and what could not be read. */
export function OwnPreviewTable({ preview }: { preview: OwnPreview }) {
  const { orders, partners, rejects, suppliers, drafts, over } = preview;
  const [flaw] = rejects;
  const lines = orders.flatMap((order) => order.lines.map((line) => ({ order, line }))).slice(0, SHOWN);
  const empty = orders.length === 0 && suppliers.length === 0;
  return (
    <div role="status">
      <h3 class="h3">{t('own.preview')}</h3>
      {flaw ? (
        <Note
          state="risk"
          what={t('own.preview.flaws', {
            n: rejects.length,
            field: flaw.column,
            value: flaw.value,
            why: rejectWords(flaw),
          })}
        />
      ) : null}
      {empty ? <p class="dim">{t('own.preview.none')}</p> : null}
      {lines.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section class="scroll-x" tabIndex={0} aria-label={t('own.preview')}>
          <table class="tbl">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`own.preview.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ order, line }) => (
                <PreviewRow
                  key={line.id}
                  order={order}
                  line={line}
                  state={over.get(order.number) ?? 'open'}
                  supplier={partners.find(({ id }) => id === order.partnerId)}
                />
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {drafts > 0 ? <p>{t('own.preview.drafts', { n: drafts })}</p> : null}
      {suppliers.length > 0 ? (
        <p>
          {t('own.preview.suppliers', {
            n: suppliers.length,
            names: formatList(suppliers.slice(0, 3).map(({ name }) => name)),
          })}
        </p>
      ) : null}
    </div>
  );
}

interface PreviewRowProps {
  order: Order;
  line: OrderLine;
  state: OwnState | 'open';
  supplier: Partner | undefined;
}

function PreviewRow({ order, line, state, supplier }: PreviewRowProps) {
  const { item, ordered, unitPrice, requestedOn, lastPromisedOn, receipts } = line;
  const none = <Dash why={t('own.preview.empty')} />;
  const received = receipts.map(({ quantity, receivedOn }) =>
    quantity === undefined ? formatDate(receivedOn) : `${formatNumber(quantity)} · ${formatDate(receivedOn)}`,
  );
  return (
    <tr>
      <th scope="row" class="small">
        {line.number ? `${order.number} · ${line.number}` : order.number}
      </th>
      <td class="small">{t(`own.state.${state}`)}</td>
      <td class="small">{supplier?.name ?? t('own.preview.unknown')}</td>
      <td class="small">{item.number ?? item.description ?? none}</td>
      <td class="small num">{ordered === undefined ? none : formatNumber(ordered)}</td>
      <td class="small num">{unitPrice ? `${unitPrice.amount} ${unitPrice.currency}`.trim() : none}</td>
      <td class="small">{requestedOn ? formatDate(requestedOn) : none}</td>
      <td class="small">{lastPromisedOn ? formatDate(lastPromisedOn) : none}</td>
      <td class="small">{received.length > 0 ? formatList(received) : none}</td>
    </tr>
  );
}
