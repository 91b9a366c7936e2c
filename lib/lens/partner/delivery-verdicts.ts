import { dateOfDay } from '../../domain/calendar-date.ts';
import type { Order } from '../../domain/order.ts';
import { judgeAcknowledgement } from '../../kpi/acknowledgement.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { type FillVerdict, fillInOrder, judgeFill } from '../../kpi/fill-rate.ts';
import { leadTimeOf } from '../../kpi/lead-time.ts';
import type { LineDays } from '../../kpi/line-days.ts';
import {
  addToOrder,
  type Basis,
  judgeDays,
  type LineVerdict,
  orderBegun,
  orderOutcome,
} from '../../kpi/otif.ts';
import { type Components, componentsOf, isPerfect } from '../../kpi/perfect-order.ts';
import { workingDaysBetween } from '../../kpi/working-days.ts';
import type { RecordWhy } from './record-why.ts';
import { counted, excluded, pending, shareOf, type Verdict } from './verdict.ts';

/** How deliveries count: OTIF, fill rates, perfect orders, lead times and acknowledgements, one verdict per line. */

type OtifLineKpi = 'on-time' | 'in-full' | 'otif' | 'otif-units';

/** A line by itself, and what it is to its order. */
interface InOrder {
  own: Verdict;
  state: LineVerdict['state'];
  right: boolean | null;
}

export function otifVerdicts(
  id: OtifLineKpi | 'otif-orders',
  basis: Basis,
  lines: readonly LineDays[],
  book: CellBook,
): Verdict[] {
  const judged = lines.map((days) => judgeDays(days, basis, book.rules.tolerance));
  if (id !== 'otif-orders') return judged.map((line) => otifVerdict(id, line));
  return asOrder(
    judged.map((line) => ({ own: otifVerdict('otif', line), state: line.state, right: line.otif })),
  );
}

function otifVerdict(id: OtifLineKpi, line: LineVerdict): Verdict {
  if (line.state !== 'decided') return { verdict: line.state, why: line.whyOnTime, measure: line.lateness };
  if (id === 'on-time') return counted(line.onTime === true, line.whyOnTime, line.lateness);
  if (line.inFull === null) return { ...excluded(line.whyInFull), measure: line.lateness };
  if (id === 'in-full') return counted(line.inFull, line.whyInFull, shareOf(line.received, line.quantity));
  const why = line.onTime ? line.whyInFull : line.whyOnTime;
  if (id === 'otif') return counted(line.otif === true, why, line.lateness);
  const share = shareOf(line.inWindow, line.quantity);
  return share === null ? excluded('no-ordered-quantity') : counted(share >= 1, why, share);
}

export function fillVerdicts(
  id: 'line-fill' | 'unit-fill' | 'order-fill',
  lines: readonly LineDays[],
  book: CellBook,
): Verdict[] {
  const judged = lines.map((days) => judgeFill(days, book.rules.tolerance));
  if (id !== 'order-fill') return judged.map(fillVerdict);
  return asOrder(judged.map((fill) => ({ own: fillVerdict(fill), ...fillInOrder(fill) })));
}

function fillVerdict(fill: FillVerdict): Verdict {
  if (fill.state === 'excluded') return excluded(fill.why);
  if (fill.state === 'pending') return pending('window-open');
  const why = fill.filled ? 'filled' : fill.first > 0 ? 'filled-later' : 'nothing-received';
  return counted(fill.filled, why, shareOf(fill.first, fill.units));
}

export function perfectVerdicts(lines: readonly LineDays[], book: CellBook): Verdict[] {
  return asOrder(
    lines.map((days) => {
      const line = judgeDays(days, 'first-promised', book.rules.tolerance);
      if (line.state !== 'decided') return { own: otifVerdict('otif', line), state: line.state, right: null };
      const components = componentsOf(days.line, line);
      const right = isPerfect(components);
      if (right === null) return { own: excluded('component-not-known'), state: 'decided', right };
      return { own: counted(right, whyPerfect(components, line), null), state: 'decided', right };
    }),
  );
}

function whyPerfect({ onDate, inFull, documents, condition }: Components, line: LineVerdict): RecordWhy {
  if (!onDate) return line.whyOnTime;
  if (!inFull) return line.whyInFull;
  if (!documents) return 'documents-wrong';
  return condition ? 'perfect' : 'damaged';
}

/** Lines as parts of their order: one may be fine and its order still be missed, pending or not known. */
function asOrder(lines: readonly InOrder[]): Verdict[] {
  const order = orderBegun();
  for (const { state, right } of lines) addToOrder(order, state, right);
  const outcome = orderOutcome(order);
  return lines.map(({ own, state, right }) => {
    if (state === 'excluded') return own;
    if (outcome.state === 'pending')
      return state === 'pending' ? own : { ...own, verdict: 'pending', why: 'order-pending' };
    if (outcome.right === null)
      return right === null ? own : { ...own, verdict: 'excluded', why: 'order-not-known' };
    if (outcome.right) return { ...own, verdict: 'hit' };
    return right ? { ...own, verdict: 'miss', why: 'order-missed' } : own;
  });
}

export function leadTimeVerdict(days: LineDays): Verdict {
  const verdict = leadTimeOf(days);
  if (verdict.state === 'excluded') return excluded(verdict.why);
  if (verdict.state === 'open') return pending('still-open', verdict.days);
  return counted(true, 'completed', verdict.days);
}

/** An order as a whole. */
export function acknowledgementVerdict(order: Order, book: CellBook): Verdict {
  const { holidays } = book.theirs;
  const verdict = judgeAcknowledgement(order, book.rules.acknowledgeWithin, book.today, holidays);
  if (verdict.state === 'excluded') return excluded(verdict.why);
  if (verdict.state === 'pending') return pending('window-open');
  const { hit, sentOn, acknowledgedOn } = verdict;
  const days = workingDaysBetween(sentOn, acknowledgedOn ?? dateOfDay(book.today), holidays);
  if (hit) return counted(true, 'acknowledged', days);
  return counted(false, acknowledgedOn === null ? 'not-acknowledged' : 'acknowledged-late', days);
}
