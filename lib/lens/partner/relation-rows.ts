import type { KpiId } from '../../domain/kpi-id.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Forecast, Stock } from '../../domain/stock.ts';
import { judgeCase } from '../../kpi/case-sla.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { forecastState } from '../../kpi/forecast.ts';
import { judgeSpan, stockBand, stockSpans } from '../../kpi/inventory.ts';
import { judgeReply } from '../../kpi/responsiveness.ts';
import { type LensContext, originOf } from '../context.ts';
import type { RecordsView } from './partner-views.ts';
import type { Relations } from './relations.ts';
import { counted, excluded, pending, type Verdict } from './verdict.ts';

type Row = RecordsView['others'][number];

/** The records behind a figure that are no order lines: questions, cases, forecasts, stock counts. */
export function relationRows(id: KpiId, relations: Relations, book: CellBook, context: LensContext): Row[] {
  const row = (
    record: { id: string; provenance: Provenance },
    name: string,
    verdict: Verdict,
    times: Pick<Row, 'from' | 'to'>,
  ): Row => ({ id: record.id, name, ...verdict, ...times, origin: originOf(record.provenance, context) });
  switch (id) {
    case 'responsiveness':
    case 'our-reply': {
      const awaiting = id === 'our-reply' ? 'us' : 'partner';
      return relations.exchanges
        .filter((each) => each.awaiting === awaiting)
        .flatMap((each) => {
          const verdict = replyVerdict(each, book);
          const times = { from: each.askedAt, to: each.answeredAt };
          return verdict ? [row(each, each.title ?? '', verdict, times)] : [];
        });
    }
    case 'case-sla':
      return relations.cases.flatMap((each) => {
        const verdict = caseVerdict(each, book);
        const name = [each.number, each.title].filter(Boolean).join(' ');
        const also = each.also?.map((said) => originOf(said, context));
        return verdict
          ? [
              {
                ...row(each, name, verdict, { from: each.raisedAt, to: each.resolvedAt }),
                ...(also ? { also } : {}),
              },
            ]
          : [];
      });
    case 'our-forecast':
    case 'our-forecast-bias':
      return relations.forecasts
        .filter(({ month }) => month <= book.date.slice(0, 7))
        .map((each) => row(each, each.itemNumber, forecastVerdict(id, each, book), { from: each.month }));
    case 'inventory-turns':
    case 'days-of-supply':
    case 'vmi-band':
      return spansOf(relations.stocks, book).flatMap((span) => {
        const verdict = id === 'vmi-band' ? bandVerdict(span) : turnVerdict(span);
        const { from, to } = span;
        return verdict
          ? [row(from, from.itemNumber, verdict, { from: from.countedOn, to: to?.countedOn })]
          : [];
      });
    default:
      return [];
  }
}

function replyVerdict(each: Relations['exchanges'][number], book: CellBook): Verdict | null {
  const calendar = each.awaiting === 'us' ? book.ours : book.theirs;
  const verdict = judgeReply(each, calendar, book.now);
  if (verdict === null) return null;
  if (verdict.state === 'excluded') return excluded(verdict.why);
  if (verdict.state === 'open') return pending('still-open', verdict.hours);
  const inTime = verdict.hours <= book.rules.replyWithin;
  return counted(inTime, inTime ? 'answered-in-time' : 'answered-late', verdict.hours);
}

function caseVerdict(each: Relations['cases'][number], book: CellBook): Verdict | null {
  const verdict = judgeCase(each, book.theirs, book.rules.caseWithin, book.now);
  if (verdict === null) return null;
  if (verdict.state === 'excluded') return excluded(verdict.why);
  if (verdict.state === 'pending') return pending('still-in-time', verdict.hours);
  const met = verdict.state === 'met';
  return counted(met, met ? 'settled-in-time' : 'settled-late', verdict.hours);
}

/** The worst forecast is the one that was furthest off, in either direction. */
function forecastVerdict(
  id: 'our-forecast' | 'our-forecast-bias',
  each: Forecast,
  { rules }: CellBook,
): Verdict {
  const state = forecastState(each, rules.forecastLag);
  if (state === 'excluded') return excluded('another-lag');
  if (state === 'pending') return pending('month-not-over');
  const error = each.forecast - (each.actual ?? 0);
  const why = error === 0 ? 'forecast-right' : error > 0 ? 'forecast-high' : 'forecast-low';
  return counted(error === 0, why, id === 'our-forecast' ? Math.abs(error) : error);
}

function spansOf(stocks: readonly Stock[], book: CellBook) {
  const items = new Map<string, Stock[]>();
  for (const stock of stocks) {
    if (stock.countedOn > book.date) continue;
    const key = `${stock.plant}/${stock.itemNumber}`;
    items.set(key, [...(items.get(key) ?? []), stock]);
  }
  return [...items.values()].flatMap(stockSpans);
}

type Span = ReturnType<typeof stockSpans>[number];

function bandVerdict({ from, days }: Span): Verdict | null {
  const band = stockBand(from);
  if (band === null) return null;
  return counted(band === 'in-band', band, days);
}

function turnVerdict(span: Span): Verdict | null {
  if (span.to === null) return null;
  const state = judgeSpan(span);
  return state === 'counted' ? counted(true, 'counted', span.days) : excluded(state);
}
