import { daysBetween } from '../../domain/calendar-date.ts';
import type { KpiId } from '../../domain/kpi-id.ts';
import type { OrderLine } from '../../domain/order.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { judgeChanges, judgeOurChanges } from '../../kpi/confirmation-changes.ts';
import { judgeAdvices } from '../../kpi/despatch-advice.ts';
import { judgePayment } from '../../kpi/invoices.ts';
import type { LineDays } from '../../kpi/line-days.ts';
import { judgePrice } from '../../kpi/price-variance.ts';
import { areLots } from '../../kpi/quality.ts';
import { counted, excluded, pending, shareOf, type Verdict } from './verdict.ts';

/** How goods and papers of a line count: changes, advices, quality, price, invoices. None: it is no record of the KPI. */
export function partVerdicts(id: KpiId, days: LineDays, book: CellBook): Verdict[] {
  const verdicts = verdictsOf(id, days, book);
  if (!days.line.leftOut || !CONTESTABLE.has(id)) return verdicts;
  return verdicts.map(({ part }) => ({
    ...excluded('dispute-accepted'),
    ...(part === undefined ? {} : { part }),
  }));
}

/** Figures of goods and papers that do not count a line of which a dispute was accepted. */
const CONTESTABLE: ReadonlySet<KpiId> = new Set([
  'asn-quality',
  'quality-ppm',
  'return-rate',
  'reject-rate',
  'invoice-match',
]);

function verdictsOf(id: KpiId, days: LineDays, book: CellBook): Verdict[] {
  const { line } = days;
  switch (id) {
    case 'confirmation-changes':
    case 'push-out-days':
    case 'our-changes':
      return [changesVerdict(id, days, book)];
    case 'asn-quality':
      return adviceVerdicts(line, book);
    case 'quality-ppm':
    case 'return-rate':
      return goodsVerdicts(id, days);
    case 'reject-rate':
      return lotVerdicts(line);
    case 'price-variance':
      return [priceVerdict(days)];
    case 'invoice-match':
      return matchVerdicts(line);
    case 'our-payment':
      return paymentVerdicts(line, book);
    case 'spend':
      return spendVerdicts(line);
    default:
      return [];
  }
}

function changesVerdict(
  id: 'confirmation-changes' | 'push-out-days' | 'our-changes',
  days: LineDays,
  { rules }: CellBook,
): Verdict {
  const judge = id === 'our-changes' ? judgeOurChanges : judgeChanges;
  const verdict = judge(days, rules.tolerance, rules.frozenDays);
  if (verdict.state === 'excluded') return excluded(verdict.why);
  if (verdict.state === 'pending') return pending('window-open');
  const { changes, pushedOut, ours } = verdict;
  if (id === 'our-changes') return counted(ours === 0, ours === 0 ? 'unchanged' : 'changed-by-us', ours);
  const measure = id === 'push-out-days' ? pushedOut : changes;
  return counted(measure === 0, measure === 0 ? 'unchanged' : 'changed-by-supplier', measure);
}

function adviceVerdicts(line: OrderLine, { rules }: CellBook): Verdict[] {
  return judgeAdvices(line, rules.tolerance.under).map((advice): Verdict => {
    const { number: part, advisedOn } = advice.shipment;
    if (advice.state === 'pending') return { ...pending('goods-not-here'), part };
    const ahead = advisedOn === undefined ? null : daysBetween(advisedOn, advice.receivedOn);
    if (advice.good === null) return { ...excluded('advice-not-known'), part };
    const why = advice.good
      ? 'advised'
      : advisedOn === undefined
        ? 'not-advised'
        : advice.timely
          ? 'advised-wrong'
          : 'advised-late';
    return { ...counted(advice.good, why, ahead), part };
  });
}

function goodsVerdicts(id: 'quality-ppm' | 'return-rate', { line, receipts, received }: LineDays): Verdict[] {
  if (receipts.length === 0) return [];
  if (received === null) return [excluded('no-received-quantity')];
  if (id === 'return-rate') {
    const back = (line.returns ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
    return [counted(back <= 0, back > 0 ? 'returned' : 'kept', shareOf(back, received))];
  }
  const rejected = line.qualityEvents.reduce((sum, event) => sum + event.rejected, 0);
  const measure = received > 0 ? (rejected / received) * 1e6 : null;
  return [counted(rejected <= 0, rejected > 0 ? 'rejected' : 'accepted', measure)];
}

function lotVerdicts({ lots }: OrderLine): Verdict[] {
  if (lots === undefined) return [];
  const { inspected, rejected } = lots;
  if (!areLots(inspected, rejected)) return [excluded('lots-contradict')];
  return [
    counted(rejected === 0, rejected > 0 ? 'lots-rejected' : 'lots-accepted', shareOf(rejected, inspected)),
  ];
}

function priceVerdict(days: LineDays): Verdict {
  const verdict = judgePrice(days);
  if (verdict.state === 'excluded') return excluded(verdict.why);
  if (verdict.state === 'pending') return pending('goods-not-here');
  const above = verdict.variance > 0;
  const measure = verdict.standard > 0 ? verdict.variance / verdict.standard : null;
  return counted(!above, above ? 'above-standard' : 'at-standard', measure);
}

function matchVerdicts({ invoices }: OrderLine): Verdict[] {
  return invoices.map(({ matched, number: part }) =>
    matched === undefined
      ? { ...excluded('match-not-known'), part }
      : { ...counted(matched, matched ? 'matched' : 'not-matched', null), part },
  );
}

function paymentVerdicts({ invoices }: OrderLine, { today }: CellBook): Verdict[] {
  return invoices.map((invoice): Verdict => {
    const part = invoice.number;
    const verdict = judgePayment(invoice, today);
    if (verdict.state === 'excluded') return { ...excluded('no-payment-date'), part };
    if (verdict.state === 'pending') return { ...pending('not-payable-yet'), part };
    const why = verdict.hit ? 'paid-in-time' : invoice.paidOn === undefined ? 'not-paid' : 'paid-late';
    return { ...counted(verdict.hit, why, verdict.days), part };
  });
}

function spendVerdicts({ invoices }: OrderLine): Verdict[] {
  return invoices.map(({ amount, number: part }) =>
    amount === undefined
      ? { ...excluded('no-amount'), part }
      : { ...counted(true, 'invoiced', Number(amount.amount)), part },
  );
}
