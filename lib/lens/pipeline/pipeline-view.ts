import { type CalendarDate, dayOfInstant, daysBetween } from '../../domain/calendar-date.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { relationsOf } from '../../store/relation-records.ts';
import { type LensContext, lastKnownDay, oldestOrigin, originOf, readContext } from '../context.ts';
import { CurrencySums } from '../mine/currency-totals.ts';
import {
  PIPELINE_GROUPS,
  type PipelineBrief,
  type PipelineRow,
  type PipelineView,
} from './pipeline-views.ts';

/** So many of one group are shown, and so many past ones. */
const SHOWN = 10;
const PAST = 20;

/** What may become an order with a partner; null where no system tells of any. */
export async function pipelineView(store: Store, partnerId: string, now: Now): Promise<PipelineView | null> {
  const context = await readContext(store, now);
  const rows = await pipelineRows(store, partnerId, context);
  if (rows.length === 0) return null;
  const open = rows.filter(({ state }) => state === 'open').sort(nextFirst);
  const past = rows.filter(({ state }) => state !== 'open').sort(latestFirst);
  const brief = briefOf(open);
  return {
    groups: PIPELINE_GROUPS.flatMap((group) => {
      const all = open.filter((row) => row.group === group);
      return all.length > 0 ? [{ group, rows: all.slice(0, SHOWN), total: all.length }] : [];
    }),
    past: past.slice(0, PAST),
    totalPast: past.length,
    ...(brief ? { brief } : {}),
    today: now.today,
  };
}

/** The open opportunities of a partner in one line; undefined where there is none. */
export async function pipelineBrief(
  store: Store,
  partnerId: string,
  context: LensContext,
): Promise<PipelineBrief | undefined> {
  const rows = await pipelineRows(store, partnerId, context);
  return briefOf(rows.filter(({ state }) => state === 'open'));
}

async function pipelineRows(store: Store, partnerId: string, context: LensContext): Promise<PipelineRow[]> {
  const { records } = await relationsOf(store, 'pipeline', partnerId);
  const { replay, today } = context.now;
  // Of a past day nothing is known but what has not changed since.
  const known = replay ? records.filter(({ changedAt = 0 }) => dayOfInstant(changedAt) <= today) : records;
  return asOneCampaign(known.map((item) => rowOf(item, context)));
}

function rowOf(item: PipelineItem, context: LensContext): PipelineRow {
  const { id, title, status, owner, provenance } = item;
  const on = dayOf(item);
  const known = lastKnownDay(item, context);
  const days = on === undefined ? 0 : daysBetween(on, known);
  // A campaign whose last day is over has ended, whoever forgot to say so; other things are overdue.
  const ended = item.kind === 'campaign' && item.state === 'open' && days > 0;
  const state = ended ? (item.responded ? 'won' : 'lost') : item.state;
  return {
    id,
    group: item.kind === 'opportunity' && item.renewal ? 'renewal' : item.kind,
    title,
    ...(status ? { status } : {}),
    state,
    ...(owner ? { owner } : {}),
    ...('amount' in item && item.amount ? { amount: item.amount } : {}),
    ...('probability' in item && item.probability !== undefined ? { probability: item.probability } : {}),
    ...(on === undefined ? {} : { on }),
    ...(state === 'open' && days > 0 ? { overdue: days } : {}),
    details: detailsOf(item),
    ...(item.kind === 'campaign' ? { members: { contacts: 1, responded: item.responded ? 1 : 0 } } : {}),
    origin: originOf(provenance, context),
  };
}

function dayOf(item: PipelineItem): CalendarDate | undefined {
  switch (item.kind) {
    case 'opportunity':
      return item.closesOn;
    case 'quote':
      return item.validUntil;
    case 'campaign':
      return item.endsOn;
    case 'lead':
      return undefined;
  }
}

function detailsOf(item: PipelineItem): string[] {
  if (item.kind === 'quote') return item.number ? [item.number] : [];
  if (item.kind === 'lead') return [item.email, item.from].filter((each) => each !== undefined);
  return item.kind === 'campaign' && item.contact ? [item.contact] : [];
}

/** Of a campaign with several contacts of the partner one row, as old as its oldest record. */
function asOneCampaign(rows: readonly PipelineRow[]): PipelineRow[] {
  const campaigns = new Map<string, PipelineRow>();
  const others: PipelineRow[] = [];
  for (const row of rows) {
    if (!row.members) {
      others.push(row);
      continue;
    }
    const isOpen = row.state === 'open';
    const key = [row.title, isOpen, row.origin.sourceId].join('\n');
    const known = campaigns.get(key);
    campaigns.set(key, known ? united(known, row) : row);
  }
  return [...others, ...campaigns.values()];
}

function united(one: PipelineRow, other: PipelineRow): PipelineRow {
  const { status: _, ...rest } = one;
  const contacts = (one.members?.contacts ?? 0) + (other.members?.contacts ?? 0);
  const responded = (one.members?.responded ?? 0) + (other.members?.responded ?? 0);
  return {
    ...rest,
    state: one.state === 'lost' ? other.state : one.state,
    details: [],
    members: { contacts, responded },
    origin: oldestOrigin([one.origin, other.origin]) ?? one.origin,
  };
}

function briefOf(open: readonly PipelineRow[]): PipelineBrief | undefined {
  const deals = open.filter(({ group }) => group === 'opportunity' || group === 'renewal');
  const origin = oldestOrigin(deals.map((row) => row.origin));
  if (origin === null) return undefined;
  const sums = new CurrencySums();
  for (const { amount, overdue } of deals) sums.add(amount ?? null, overdue !== undefined);
  return {
    open: deals.length,
    ...sums.end(),
    overdue: deals.filter(({ overdue }) => overdue !== undefined).length,
    renewals: deals.filter(({ group }) => group === 'renewal').length,
    origin,
  };
}

/** Without a day last; what has a day by that day, which puts the overdue ones first. */
function nextFirst(a: PipelineRow, b: PipelineRow): number {
  return compare(a.on ?? '9999', b.on ?? '9999') || compare(a.id, b.id);
}

function latestFirst(a: PipelineRow, b: PipelineRow): number {
  return compare(b.on ?? '', a.on ?? '') || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
