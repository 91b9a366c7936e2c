import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatInstant, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerWaiting, LineView, Origin } from '../../lib/lens/views.ts';
import { chasedWords } from './chaser.ts';
import { reasonWords } from './reasons.ts';
import { riskInRow } from './risk.ts';
import { knownWords } from './silence.ts';

/** The verdict at the right edge of a row: `6 days late`, `On track`. */
export function lineVerdict(line: LineView): string {
  if (line.state !== 'late') return t(`state.${line.state}`);
  const days = line.lateness ?? 0;
  return days > 0 ? t('verdict.days-late', { n: days }) : t('state.late');
}

/** The first need date among customers, and how many wait. */
function waitingWords(customers: CustomerWaiting[], today: CalendarDate): string {
  if (customers.length === 0) return t('waiting.none');
  const first = customers.flatMap((customer) => customer.neededOn ?? []).sort()[0];
  return first
    ? t('waiting.count-first', { n: customers.length, date: formatDate(first, today) })
    : t('waiting.count', { n: customers.length });
}

/** An amount with its unit: `48 pcs`. A unit without a letter (a pack size) would read as a second amount: left out. */
export function quantityWords(quantity: number, unit?: string): string {
  return unit && isWord(unit)
    ? t('line.quantity', { quantity: formatNumber(quantity), unit })
    : formatNumber(quantity);
}

function isWord(unit: string): boolean {
  return /\p{L}/u.test(unit);
}

/** The ordered amount as it stands among other facts: `48 pcs`; without a unit `48 ordered`. Empty where it is not known. */
export function orderedWords({ ordered, unit }: Pick<LineView, 'ordered' | 'unit'>): string {
  if (ordered === undefined) return '';
  return unit && isWord(unit)
    ? quantityWords(ordered, unit)
    : t('line.ordered', { quantity: formatNumber(ordered) });
}

/** The second line of a row: date, reasons that the verdict has not said, quantity, customers. */
export function lineDetail(line: LineView, today: CalendarDate): string {
  const told = line.state === 'late' && (line.lateness ?? 0) > 0 ? ['overdue', 'received-late'] : [];
  const reasons = line.reasons.filter((reason) => !told.includes(reason.code)).map(reasonWords);
  const promised = line.promisedOn
    ? t('line.promised', { date: formatDate(line.promisedOn, today) })
    : undefined;
  const arrived = line.receipts.at(-1)?.receivedOn;
  return joinParts([
    promised,
    arrived ? t('line.arrived', { date: formatDate(arrived, today) }) : undefined,
    ...reasons,
    riskInRow(line, today),
    orderedWords(line),
    line.customers.length > 0 && line.state !== 'done' ? waitingWords(line.customers, today) : undefined,
    noteWords(line, today),
  ]);
}

/** What people said and did about a line: `known until 12 Dec: supplier told us`, `chased 3 days ago`. */
export function noteWords({ known, chased }: LineView, today: CalendarDate): string {
  return joinParts([knownWords(known, today), chasedWords(chased, Date.now())]);
}

/** The second line of a row whose data is past its limit. */
export function staleDetail(line: LineView): string {
  return joinParts([asOfWords(line.origin), itemWords(line)]);
}

/** The same for a row that names its item already: when it was read, what was promised then, and how much. */
export function pastDetail(line: LineView, today: CalendarDate): string {
  const promised = line.promisedOn && t('line.promised', { date: formatDate(line.promisedOn, today) });
  return joinParts([asOfWords(line.origin), promised, orderedWords(line), noteWords(line, today)]);
}

/** `Not read since 6 May 2026, 08:10`: facts that are past their limit, some of which count days to today. */
export function asOfWords({ fetchedAt }: Pick<Origin, 'fetchedAt'>): string {
  return fetchedAt > 0 ? t('fresh.not-read-since', { when: formatInstant(fetchedAt) }) : t('fresh.no-age');
}

/** A price or name that stood there when it was read, within a sentence: `as of 6 May 2026, 08:10`. */
export function asOfPart({ fetchedAt }: Pick<Origin, 'fetchedAt'>): string {
  return fetchedAt > 0 ? t('fresh.as-of', { when: formatInstant(fetchedAt) }) : t('fresh.no-age');
}

/** What is on the line: our part number, else theirs, and its description. */
export function itemWords(line: Pick<LineView, 'item'>): string {
  const number = line.item.number ?? line.item.supplierNumber;
  const { description } = line.item;
  if (number && description?.includes(number)) return description;
  return [number, description].filter(Boolean).join(' ');
}

/** Order and line number as people say them: `4500118203 / 20`. */
export function lineTitle(line: LineView): string {
  return line.lineNumber ? `${line.orderNumber} / ${line.lineNumber}` : line.orderNumber;
}

/** What tells a line without a number from its neighbours: `record 42187`, of `OrderItem,42187`. Empty where it has a number or only its item. */
export function recordWords({ lineNumber, lineId }: LineView): string {
  const made = lineId === 'single' || lineId.startsWith('=');
  return lineNumber || made ? '' : t('line.record', { id: lineId.replace(/^\w+,(?=.)/, '') });
}

/** The one sentence that matters: `Late by 6 days; 2 customers wait, first on 11 May`. */
export function lineSentence(line: LineView, today: CalendarDate): string {
  const days = line.lateness ?? 0;
  const first = line.reasons[0];
  const status =
    line.state === 'late' && days > 0
      ? t('card.say.late', { n: days })
      : line.state === 'risk' && first
        ? reasonWords(first)
        : line.state === 'done' && first
          ? reasonWords(first)
          : t(`state.${line.state}`);
  if (line.state === 'done' || line.customers.length === 0) return status;
  return t('card.say.with', { status, waiting: waitingWords(line.customers, today) });
}

/** How a need date stands against the promise: `4 days to spare`. */
export function slackWords(customer: CustomerWaiting): string {
  const slack = customer.slackDays;
  if (slack === undefined) return customer.neededOn ? '' : t('waiting.no-date');
  if (slack === 0) return t('waiting.same-day');
  return slack > 0 ? t('waiting.spare', { n: slack }) : t('waiting.short', { n: -slack });
}
