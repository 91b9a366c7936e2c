import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Peg } from '../../domain/order.ts';
import type { CustomerStatusRule } from '../../policy/settings.ts';
import type { LineView } from '../views.ts';
import type { StatusExpected, StatusRow, StatusState } from './status-views.ts';

/** A line as it was made for all surfaces, with the customer's part in it. */
export interface ServedLine {
  view: LineView;
  peg: Peg;
}

/**
 * The row of a line of our own sales order. `supply`: what was bought for it, by its item; `loose`: what was bought for the
 * order and is of none of its items, which gives a reason and never a date.
 */
export function salesRow(
  { view, peg }: ServedLine,
  supply: readonly LineView[],
  loose: readonly LineView[],
  today: CalendarDate,
): StatusRow {
  const { item, ordered, received, unit, promisedOn, lineNumber, orderNumber } = view;
  const alone = view.customers.length === 1;
  const neededOn = peg.neededOn ?? view.requestedOn;
  const material = view.state === 'done' ? undefined : lastMaterial(supply, promisedOn ?? neededOn, today);
  const state = material ? 'delayed' : salesState(view, neededOn);
  const waits = state === 'delayed' && [...supply, ...loose].some((each) => isBehind(each, today));
  const open = alone && ordered !== undefined && received ? Math.max(0, ordered - received) : undefined;
  return present({
    theirOrder: peg.salesOrder === orderNumber ? undefined : peg.salesOrder,
    order: orderNumber,
    line: lineNumber,
    item: item.number,
    description: item.description,
    quantity: peg.quantity ?? (alone ? ordered : undefined),
    open: view.state === 'done' ? undefined : open,
    unit,
    state,
    waits: waits ? 'material' : undefined,
    neededOn,
    promisedOn,
    expected: material ?? deliveryOf(view, today),
    doneOn: state === 'done' ? view.receipts.at(-1)?.receivedOn : undefined,
  });
}

/** The row of a line that was bought for a customer, where no sales order of ours says what was promised to it. */
export function supplyRow({ view, peg }: ServedLine, today: CalendarDate): StatusRow {
  const expected = view.state === 'done' ? undefined : materialOf(view, today);
  const state = supplyState(view, expected, peg.neededOn);
  return present({
    order: peg.salesOrder,
    item: view.item.number,
    description: view.item.description,
    quantity: peg.quantity,
    unit: peg.quantity === undefined ? undefined : view.unit,
    state,
    waits: state === 'delayed' ? 'material' : undefined,
    neededOn: peg.neededOn,
    expected,
    doneOn: state === 'arrived' ? view.receipts.at(-1)?.receivedOn : undefined,
  });
}

/** What the company's policy lets a row say: of `dates` no forecast, of `states` no date at all. */
export function allowedRow(row: StatusRow, rule: Exclude<CustomerStatusRule, 'off'>): StatusRow {
  if (rule === 'full') return row;
  const { expected, neededOn, promisedOn, doneOn, ...rest } = row;
  if (rule === 'states') return rest;
  const given = expected && expected.from === undefined ? expected : undefined;
  return present({ ...rest, neededOn, promisedOn, doneOn, expected: given });
}

function salesState(view: LineView, neededOn: CalendarDate | undefined): StatusState {
  const has = (code: LineView['reasons'][number]['code']) =>
    view.reasons.some((reason) => reason.code === code);
  if (has('cancelled')) return 'cancelled';
  if (view.state === 'done') return 'done';
  const { promisedOn } = view;
  if (view.state === 'late' || has('moved-later')) return 'delayed';
  if (promisedOn !== undefined && neededOn !== undefined && promisedOn > neededOn) return 'delayed';
  if (promisedOn === undefined) return 'undated';
  return isUncertain(view) ? 'uncertain' : 'on-track';
}

function supplyState(
  view: LineView,
  expected: StatusExpected | undefined,
  neededOn: CalendarDate | undefined,
): StatusState {
  if (view.reasons.some(({ code }) => code === 'cancelled')) return 'undated';
  if (view.state === 'done') return 'arrived';
  const isLate = view.state === 'late';
  if (expected === undefined) return isLate ? 'delayed' : 'undated';
  if (neededOn !== undefined && expected.on > neededOn) return 'delayed';
  // What comes late and still before the customer needs it keeps nobody waiting.
  if (isLate) return neededOn === undefined ? 'delayed' : 'uncertain';
  return isUncertain(view) ? 'uncertain' : 'on-track';
}

function isUncertain({ state, risk }: LineView): boolean {
  return state === 'risk' || state === 'differs' || risk?.band === 'high';
}

/** Material that is still to come, and late or without a day. */
function isBehind(view: LineView, today: CalendarDate): boolean {
  if (view.state === 'done') return false;
  const expected = materialOf(view, today);
  return view.state === 'late' || expected === undefined || view.reasons.some(isMoved);
}

function isMoved({ code }: LineView['reasons'][number]): boolean {
  return code === 'moved-later' || code === 'promised-after-needed';
}

/** The last day on which material comes, where that is after the day that it is wanted for. */
function lastMaterial(
  supply: readonly LineView[],
  wanted: CalendarDate | undefined,
  today: CalendarDate,
): StatusExpected | undefined {
  let last: StatusExpected | undefined;
  for (const view of supply) {
    const expected = view.state === 'done' ? undefined : materialOf(view, today);
    if (expected && (last === undefined || expected.on > last.on)) last = expected;
  }
  return last && wanted !== undefined && last.on > wanted ? last : undefined;
}

/** When material comes: by forecast, else by the promise that holds, unless its day is past. */
function materialOf(view: LineView, today: CalendarDate): StatusExpected | undefined {
  const forecast = forecastOf(view, today);
  if (forecast) return { of: 'material', ...forecast };
  const { promisedOn } = view;
  return promisedOn !== undefined && promisedOn >= today ? { of: 'material', on: promisedOn } : undefined;
}

function deliveryOf(view: LineView, today: CalendarDate): StatusExpected | undefined {
  const forecast = view.state === 'done' ? undefined : forecastOf(view, today);
  return forecast ? { of: 'delivery', ...forecast } : undefined;
}

function forecastOf({ risk }: LineView, today: CalendarDate): Omit<StatusExpected, 'of'> | undefined {
  const expected = risk?.expected;
  // A day that is past is no expectation.
  if (!expected || expected.on < today) return undefined;
  return { on: expected.on, from: expected.from, to: expected.to };
}

/** Without what is undefined, so that a row has the fields that it says and no other. */
function present(row: StatusRow): StatusRow {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as unknown as StatusRow;
}
