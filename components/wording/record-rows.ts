import { t } from '../../lib/i18n/t.ts';
import type { RecordsView } from '../../lib/lens/partner/partner-views.ts';
import { whyWords } from './reasons.ts';
import { sourceName } from './source.ts';

/** The records behind a figure as a table for export: dates as ISO, numbers as numbers, `''` where not known. */
export function recordRows(view: RecordsView): { header: string[]; rows: (string | number)[][] } {
  const header = [
    t('records.column.verdict'),
    t('records.column.why'),
    t('records.column.measure'),
    t('records.column.supplier'),
    t('records.column.order'),
    t('records.column.line'),
    t('records.column.item'),
    t('records.column.requested'),
    t('records.column.first-promised'),
    t('records.column.promised'),
    t('records.column.arrived'),
    t('records.column.ordered'),
    t('records.column.received'),
    t('records.column.source'),
    t('records.column.record'),
    t('records.column.from'),
    t('records.column.until'),
  ];
  const lines = view.rows.map(({ line, verdict, why, measure, part = '' }) => [
    t(`records.${verdict}`),
    whyWords(why),
    measure ?? '',
    line.partnerName,
    line.orderNumber,
    line.lineNumber ?? '',
    [line.item.number, line.item.description].filter(Boolean).join(' '),
    line.requestedOn ?? '',
    line.firstPromisedOn ?? '',
    line.promisedOn ?? '',
    line.receipts.at(-1)?.receivedOn ?? '',
    line.ordered ?? '',
    line.received ?? '',
    sourceName(line.origin.sourceId),
    part,
    '',
    '',
  ]);
  const others = view.others.map(({ name, verdict, why, measure, from, to, origin, also = [] }) => [
    t(`records.${verdict}`),
    whyWords(why),
    measure ?? '',
    ...Array<string>(10).fill(''),
    [origin, ...also].map(({ sourceId }) => sourceName(sourceId)).join('; '),
    name,
    isoTime(from),
    to === undefined ? '' : isoTime(to),
  ]);
  return { header, rows: [...lines, ...others] };
}

/** An instant as ISO, a day or month as it is. */
function isoTime(time: number | string): string {
  return typeof time === 'number' ? new Date(time).toISOString() : time;
}
