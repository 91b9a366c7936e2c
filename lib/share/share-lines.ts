import { addDays, type CalendarDate, dayOfInstant } from '../domain/calendar-date.ts';
import type { GivenAnswer } from '../domain/given-answer.ts';
import type { ShareAgreement } from '../domain/share-agreement.ts';
import type { SharedLine, SharedLineField } from '../domain/share-line.ts';
import type { Now } from '../domain/workspace.ts';
import { monthIndexOf, monthName, monthOf } from '../kpi/months.ts';
import { standingDispute } from '../lens/contested/contested.ts';
import { partnerView } from '../lens/partner/partner.ts';
import type { RecordsView } from '../lens/partner/partner-views.ts';
import { recordsView } from '../lens/partner/records.ts';
import { countedWithin, monthsWithin } from '../lens/partner/records-within.ts';
import type { ScorecardView } from '../lens/scorecard/scorecard-views.ts';
import type { LineView } from '../lens/views.ts';
import type { Store } from '../store/open.ts';
import { visitOrdersOf } from '../store/summaries.ts';
import type { RefOf } from './refs.ts';
import { sharedRowsOf } from './share-side.ts';

/** A line with how it counts, before it is cut down to what was agreed. */
interface FoundLine {
  line: LineView;
  /** Its number, else its place in the order: how a source calls its record is nobody's business. */
  name: string;
  open: boolean;
  counts: SharedLine['counts'];
}

/**
 * The lines behind the shared figures, from the very views of the side panel, and those that are open; worst first: what
 * cost points, then what is late. Lines of others (a customer's page lists what its suppliers deliver) have no place here.
 */
export async function findLines(
  store: Store,
  view: ScorecardView,
  share: ShareAgreement,
  now: Now,
): Promise<FoundLine[]> {
  const partnerId = view.partner.id;
  const found = new Map<string, FoundLine>();
  const isTheirs = (line: LineView) => line.orderKind === 'purchase' && line.partnerId === partnerId;
  const note = (line: LineView): FoundLine => {
    const key = `${line.orderId}\n${line.lineId}`;
    const name = line.lineNumber ?? '';
    const known = found.get(key) ?? { line, name, open: line.state !== 'done', counts: [] };
    found.set(key, known);
    return known;
  };
  const within = view.period.join('..');
  for (const [row, { term }] of sharedRowsOf(view, share.kpis).entries()) {
    const whole = await recordsView(store, partnerId, term.kpi, term.basis, now, monthsWithin(within));
    const records: RecordsView['rows'] = whole ? countedWithin(whole, view.period) : [];
    for (const { line, verdict, why } of records)
      if (isTheirs(line)) note(line).counts.push({ row, verdict, why });
  }
  const page = await partnerView(store, partnerId, now);
  for (const line of page?.openLines ?? []) if (isTheirs(line)) note(line);
  await nameByPlace(store, partnerId, found);
  const first = monthName(monthIndexOf(`${monthOf(now.today)}-01`) - share.months + 1);
  return [...found.values()].filter((each) => each.open || lastMonthOf(each.line) >= first).sort(worstFirst);
}

/** Names lines that have no number by their place in the order. */
async function nameByPlace(
  store: Store,
  partnerId: string,
  found: ReadonlyMap<string, FoundLine>,
): Promise<void> {
  if ([...found.values()].every(({ name }) => name !== '')) return;
  await visitOrdersOf(store, partnerId, (orders) => {
    for (const { id, lines } of orders)
      for (const [at, line] of lines.entries()) {
        const each = found.get(`${id}\n${line.id}`);
        if (each?.name === '') each.name = `#${at + 1}`;
      }
  });
}

/** The month that a line belongs to at the latest; one without a date belongs to every period. */
function lastMonthOf({ promisedOn, firstPromisedOn, requestedOn, sentOn, receipts }: LineView): string {
  const days = [promisedOn, firstPromisedOn, requestedOn, sentOn, receipts.at(-1)?.receivedOn];
  const last = days.reduce<string>((latest, day) => (day !== undefined && day > latest ? day : latest), '');
  return last === '' ? '9999-12' : last.slice(0, 7);
}

/** By what the partner can see alone: not by who waits for it, nor by what our people know. */
function worstFirst(a: FoundLine, b: FoundLine): number {
  return (
    missesOf(b) - missesOf(a) ||
    Number(b.open) - Number(a.open) ||
    (b.line.lateness ?? Number.NEGATIVE_INFINITY) - (a.line.lateness ?? Number.NEGATIVE_INFINITY) ||
    a.line.orderNumber.localeCompare(b.line.orderNumber, 'en', { numeric: true }) ||
    a.line.lineId.localeCompare(b.line.lineId, 'en', { numeric: true })
  );
}

function missesOf({ counts }: FoundLine): number {
  return counts.filter(({ verdict }) => verdict === 'miss').length;
}

/** What is said to a partner of one of its lines, field by field: what is not named here stays. */
export async function sharedLine(
  { line, name, open, counts }: FoundLine,
  fields: readonly SharedLineField[],
  answers: readonly GivenAnswer[],
  refOf: RefOf,
): Promise<SharedLine> {
  const { number, supplierNumber, description } = line.item;
  const has = (field: SharedLineField) => fields.includes(field);
  return {
    ref: await refOf('line', line.orderId, line.lineId),
    order: line.orderNumber,
    line: name,
    ...given({ item: number, supplierItem: supplierNumber }),
    ...(has('description') ? given({ description }) : {}),
    open,
    state: stateOf(line),
    ...(has('dates')
      ? given({
          requestedOn: line.requestedOn,
          firstPromisedOn: line.firstPromisedOn,
          promisedOn: line.promisedOn,
          completedOn: completedOn(line),
        })
      : {}),
    ...(has('quantities') ? given({ ordered: line.ordered, received: line.received, unit: line.unit }) : {}),
    ...(has('shipments')
      ? {
          shipments: line.shipments
            .slice(0, MOST_PARTS)
            .map(({ number, shippedOn, quantity }) => ({ number, ...given({ shippedOn, quantity }) })),
        }
      : {}),
    ...(has('receipts')
      ? {
          receipts: line.receipts
            .slice(-MOST_PARTS)
            .map(({ receivedOn, quantity }) => ({ receivedOn, ...given({ quantity }) })),
        }
      : {}),
    counts: counts.slice(0, MOST_COUNTS),
    ...given({ dispute: disputeFor(answers), proposal: proposalFor(answers) }),
  };
}

/** The day on which all had come that counts as complete, as the side panel has it. */
function completedOn({ state, promisedOn, lateness }: LineView): CalendarDate | undefined {
  if (state !== 'done' || promisedOn === undefined || lateness === null) return undefined;
  return addDays(promisedOn, lateness);
}

/** So many shipments, from the first, and so many receipts, up to the last. */
const MOST_PARTS = 50;
const MOST_COUNTS = 40;

/** Without the fields that say nothing. */
function given<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}

/** How a line stands, without what only we know: that a customer needs it earlier is no risk that the partner is told of. */
function stateOf({ state, reasons }: LineView): SharedLine['state'] {
  if (reasons.some(({ code }) => code === 'cancelled')) return 'cancelled';
  if (state === 'done' || state === 'late') return state;
  return reasons.some(({ code }) => OPEN_RISKS.has(code)) ? 'at-risk' : 'on-track';
}

const OPEN_RISKS: ReadonlySet<string> = new Set(['due-soon-not-shipped', 'moved-later', 'not-acknowledged']);

/** What became of the dispute that the figures go by; `answers`: those about the line, the newest first. */
function disputeFor(answers: readonly GivenAnswer[]): SharedLine['dispute'] {
  const { id, answer, decision } = standingDispute(answers) ?? {};
  if (id === undefined || answer?.kind !== 'dispute') return undefined;
  return {
    answerId: id,
    reason: answer.reason,
    ...(answer.evidence === '' ? {} : { words: answer.evidence }),
    state: decision?.state ?? 'open',
    ...(decision ? { because: decision.because, decidedOn: dayOfInstant(decision.at) } : {}),
  };
}

function proposalFor(answers: readonly GivenAnswer[]): SharedLine['proposal'] {
  for (const { id, answer, decision } of answers) {
    if (answer.kind !== 'proposal') continue;
    const state = decision?.state ?? 'open';
    return { answerId: id, date: answer.date, state, ...(decision ? { because: decision.because } : {}) };
  }
  return undefined;
}
