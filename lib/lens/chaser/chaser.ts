import { MAX_REMINDED_LINES } from '../../domain/activity.ts';
import { dayNumber } from '../../domain/calendar-date.ts';
import { headerAddress } from '../../domain/header-address.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { addWorkingDays } from '../../kpi/working-days.ts';
import { readMine } from '../../policy/mine.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { allReminders } from '../../store/reminders.ts';
import { visitOrdersOf } from '../../store/summaries.ts';
import { headOf, type LensContext, readContext } from '../context.ts';
import { lineView } from '../line-view.ts';
import { sortInSlices } from '../partner/slices.ts';
import { likelyLateFirst } from '../risk/likely-late.ts';
import { type RiskBook, readRiskBook } from '../risk/risk-book.ts';
import { personOf } from '../silence/line-notes.ts';
import type { LineView } from '../views.ts';
import { workspaceView } from '../workspace.ts';
import { lineKey, pastViews } from './chased.ts';
import { canBeAsked, chaserRow, waitsForSupplier } from './chaser-row.ts';
import type { ChaserLine, ChaserView, Recipient } from './chaser-views.ts';
import { languageFor } from './partner-language.ts';

/** Working days in which an answer is asked for: first reminder, second, escalation. */
const REPLY_DAYS = { 1: 3, 2: 2, 3: 1 } as const;

/** All that a reminder to a partner is drafted from; null when there is none with this id. */
export async function chaserView(store: Store, partnerId: string, now: Now): Promise<ChaserView | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const [context, workspace, reminders, mine] = await Promise.all([
    readContext(store, now),
    workspaceView(store, now),
    allReminders(store),
    readMine(store),
  ]);
  const risks = await readRiskBook(store, [partnerId], context);
  const past = reminders.filter((each) => each.sample === workspace.sample);
  const ofPartner = past.filter((each) => each.partnerId === partnerId);
  const lines = await askableLines(store, partner, context, risks);
  const days = new Set(context.policy.holidays.map(dayNumber));
  const replyBy = (step: keyof typeof REPLY_DAYS) => addWorkingDays(now.today, REPLY_DAYS[step], days);
  return {
    partner: headOf(partner),
    lines: lines.slice(0, MAX_REMINDED_LINES).map(chaserLine),
    left: Math.max(0, lines.length - MAX_REMINDED_LINES),
    recipients: recipientsOf(partner, ofPartner.at(-1)?.to),
    language: languageFor(partner, ofPartner),
    sender: personOf(mine),
    replyBy: { 1: replyBy(1), 2: replyBy(2), 3: replyBy(3) },
    past: pastViews(ofPartner),
    workspace,
  };
}

async function askableLines(
  store: Store,
  partner: Partner,
  context: LensContext,
  risks: RiskBook,
): Promise<LineView[]> {
  const partners = new Map([[partner.id, partner]]);
  const lines: LineView[] = [];
  await visitOrdersOf(store, partner.id, (orders: readonly Order[]) => {
    for (const stored of orders) {
      const order = visibleOrder(stored, context.now.today);
      if (order === null || order.kind !== 'purchase') continue;
      for (const line of order.lines) {
        const view = lineView(line, order, partners, context, false, risks);
        if (canBeAsked(view)) lines.push(view);
      }
    }
  });
  return sortInSlices(lines, likelyLateFirst);
}

function chaserLine(line: LineView): ChaserLine {
  return {
    key: lineKey(line.orderId, line.lineId),
    orderId: line.orderId,
    lineId: line.lineId,
    row: chaserRow(line),
    isProposed: waitsForSupplier(line),
    state: line.state,
    known: line.known,
    chased: line.chased,
    origin: line.origin,
  };
}

/** Words of titles of people who can say when goods come. */
const ANSWERS_FOR_ORDERS =
  /sales|customer|order|logistic|supply|export|account|despatch|dispatch|vertrieb|verkauf|auftrag|versand|kunden|commercial|vente|commande|logistique|client|venta|pedido|comercial/i;

/** Contacts with an address: proposed are those of the last reminder, else the first whose title fits, else the first. */
function recipientsOf({ contacts }: Partner, before: readonly string[] | undefined): Recipient[] {
  const known = new Map<string, Omit<Recipient, 'isProposed'>>();
  for (const { name, email, title } of contacts) {
    const address = headerAddress(email);
    if (address !== null && !known.has(address)) known.set(address, { name, email: address, title });
  }
  const all = [...known.values()];
  const kept = all.filter(({ email }) => before?.includes(email));
  const fitting = all.find(({ title }) => title !== undefined && ANSWERS_FOR_ORDERS.test(title)) ?? all[0];
  const proposed = new Set(kept.length > 0 ? kept : fitting ? [fitting] : []);
  return all.map((each) => ({ ...each, isProposed: proposed.has(each) }));
}
