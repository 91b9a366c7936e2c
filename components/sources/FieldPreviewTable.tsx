import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FieldPreview } from '../../lib/sources/tryton/field-choices.ts';
import { Dash } from '../parts/Dash.tsx';
import { Note } from '../parts/Note.tsx';

/** The latest purchases as they would be read: one row a line, and what could not be read. */
export function FieldPreviewTable({ orders, rejects }: FieldPreview) {
  const day = (value: string | undefined) =>
    value === undefined ? <Dash why={t('fields.preview.empty')} /> : formatDate(value);
  return (
    <div class="wide" role="status">
      {rejects.map(({ line, column, value }) => (
        <Note
          key={`${line} ${column}`}
          state="risk"
          what={t('fields.preview.bad', { field: column, value })}
        />
      ))}
      {orders.length === 0 ? (
        <p class="dim">{t('fields.preview.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section class="scroll-x" tabIndex={0} aria-label={t('fields.preview.caption')}>
          <table class="tbl">
            <caption class="small dim">{t('fields.preview.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('fields.preview.line')}</th>
                <th scope="col">{t('fields.promisedOn')}</th>
                <th scope="col">{t('fields.requestedOn')}</th>
                <th scope="col">{t('fields.confirmedOn')}</th>
                <th scope="col">{t('fields.buyer')}</th>
                <th scope="col">{t('fields.buyerGroup')}</th>
                <th scope="col">{t('fields.plant')}</th>
              </tr>
            </thead>
            <tbody>
              {orders.flatMap((order) =>
                order.lines.map((line) => (
                  <tr key={line.id}>
                    <th scope="row" class="small">
                      {order.number} · {line.item.number ?? line.item.description ?? line.id}
                    </th>
                    <td class="small">{day(line.lastPromisedOn)}</td>
                    <td class="small">{day(line.requestedOn)}</td>
                    <td class="small">{day(line.confirmedOn)}</td>
                    <td class="small">{order.buyer ?? <Dash why={t('fields.preview.empty')} />}</td>
                    <td class="small">{order.buyerGroup ?? <Dash why={t('fields.preview.empty')} />}</td>
                    <td class="small">{order.plant ?? <Dash why={t('fields.preview.empty')} />}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
