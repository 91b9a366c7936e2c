import { type Mine, ownNamesSchema } from '../../domain/mine.ts';
import type { Now } from '../../domain/workspace.ts';
import { readMine } from '../../policy/mine.ts';
import type { Store } from '../../store/open.ts';
import {
  type OpenLinesRecord,
  openLinesOf,
  readGathered,
  type SummaryRecord,
  summariesOf,
} from '../../store/summaries.ts';
import { lineKey as keyOfLine } from '../chaser/chased.ts';
import { isStale, type LensContext, readContext } from '../context.ts';
import { eachSummary } from '../partner/each-summary.ts';
import { gatheredKey, NAMES_KEY } from '../partner/gather.ts';
import { type PackedLine, stateOfPacked, unpackLine, worstPackedFirst } from '../partner/packed-line.ts';
import { readHead } from '../partner/refresh.ts';
import { sortInSlices } from '../partner/slices.ts';
import { freshnessOf, madeTogether, stampOf } from '../partner/stored-summary.ts';
import { type PackedRisk, unpackRisk } from '../risk/asked-lines.ts';
import { bandsKey, bandsOf } from '../risk/stored-bands.ts';
import { knownOf } from '../silence/line-notes.ts';
import type { KnownView } from '../silence/silence-views.ts';
import type { LineView } from '../views.ts';
import { workspaceView } from '../workspace.ts';
import type { LineGroup, MyLine, MyOrders, MyOrdersHead } from './mine-views.ts';

/** Partners that are read in one go. */
const SLICE = 100;
/** So many lines are worth showing before the rest is read. */
const FIRST_LINES = 500;

/** Who I said I am, and the names that the records offer. */
export async function myOrdersHead(store: Store, now: Now): Promise<MyOrdersHead> {
  const [context, mine, workspace, [stored], head] = await Promise.all([
    readContext(store, now),
    readMine(store),
    workspaceView(store, now),
    readGathered(store, [NAMES_KEY]),
    readHead(store),
  ]);
  const names = ownNamesSchema.safeParse(stored);
  const current = head && freshnessOf(head, context) === 'today';
  return {
    mine,
    names: names.success ? names.data : [],
    made: current ? head.made : 0,
    all: head?.all ?? workspace.partners,
    workspace,
  };
}

/**
 * The open lines of `mine`, or all of them, worst first. Reads only the open lines of partners that have any of mine, a
 * few partners at a time; `show` gets what is there as soon as it is worth a look.
 */
export async function myOrders(
  store: Store,
  now: Now,
  mine: Mine | 'all',
  show: (part: MyOrders) => void,
): Promise<MyOrders> {
  const context = await readContext(store, now);
  const ids = mine === 'all' ? await idsWithOpenLines(store) : await partnersOfMine(store, mine);
  const lines: MyLine[] = [];
  let shown = false;
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE);
    const [summaries, open, bands] = await Promise.all([
      summariesOf(store, slice),
      openLinesOf(store, slice),
      readGathered(store, slice.map(bandsKey)),
    ]);
    const risks = risksByLine(bands, context);
    const byId = new Map(summaries.map((summary) => [summary.partnerId, summary]));
    for (const record of open) addLines(lines, byId.get(record.partnerId), record, mine, risks, context);
    if (shown || lines.length < FIRST_LINES || at + SLICE >= ids.length) continue;
    shown = true;
    show({ lines: await sortInSlices(lines, worstFirst), left: ids.length - at - SLICE, context });
  }
  return { lines: await sortInSlices(lines, worstFirst), left: 0, context };
}

function worstFirst(a: MyLine, b: MyLine): number {
  return Number(a.isKnown ?? false) - Number(b.isKnown ?? false) || worstPackedFirst(a.packed, b.packed);
}

async function partnersOfMine(store: Store, mine: Mine): Promise<string[]> {
  const stored = await readGathered(
    store,
    mine.map(({ kind, name }) => gatheredKey(kind, name)),
  );
  return [...new Set(stored.flatMap((ids) => (Array.isArray(ids) ? (ids as string[]) : [])))];
}

async function idsWithOpenLines(store: Store): Promise<string[]> {
  const ids: string[] = [];
  await eachSummary(store, ({ partnerId, open }) => {
    if (open > 0) ids.push(partnerId);
  });
  return ids;
}

/** Adds the lines of the groups that are mine; the others are not even parsed. */
function addLines(
  lines: MyLine[],
  summary: SummaryRecord | undefined,
  record: OpenLinesRecord,
  mine: Mine | 'all',
  risks: ReadonlyMap<string, PackedRisk>,
  context: LensContext,
): void {
  if (!summary || !madeTogether(summary, record)) return;
  if (freshnessOf(summary, context, stampOf(context)) === 'void') return;
  const groups = JSON.parse(record.groups) as [string, string, string, string][];
  groups.forEach(([buyer, group, plant, company], index) => {
    const of: LineGroup = {
      partnerId: record.partnerId,
      partnerName: summary.name,
      buyer,
      group,
      plant,
      company,
    };
    if (mine !== 'all' && !isMine(of, summary.owner, mine)) return;
    for (const packed of JSON.parse(record.parts[index] ?? '[]') as PackedLine[]) {
      const risk = stateOfPacked(packed) === 'late' ? undefined : risks.get(lineKey(packed));
      const line: MyLine = risk ? { packed, of, risk } : { packed, of };
      lines.push(knownOfPacked(packed, context) ? { ...line, isKnown: true } : line);
    }
  });
}

/** What is known of lines that are likely to come late, by order and line. */
function risksByLine(bands: readonly unknown[], context: LensContext): Map<string, PackedRisk> {
  const stamp = stampOf(context);
  const risks = new Map<string, PackedRisk>();
  for (const value of bands)
    for (const risk of bandsOf(value, context.now.today, stamp)) risks.set(lineKey(risk), risk);
  return risks;
}

function lineKey([orderId, lineId]: readonly [string, string, ...unknown[]]): string {
  return `${orderId}\n${lineId}`;
}

function isMine(of: LineGroup, owner: string | undefined, mine: Mine): boolean {
  return mine.some(({ kind, name }) => (kind === 'owner' ? owner === name : of[kind] === name));
}

/** What a drawn row shows. */
export function lineOf({ packed, of, risk }: MyLine, context: LensContext): LineView {
  const owner = {
    partnerId: of.partnerId,
    partnerName: of.partnerName,
    buyer: of.buyer || undefined,
    plant: of.plant || undefined,
  };
  const line = unpackLine(packed, owner, (at) => isStale(at, context.now, context.policy));
  const known = knownOfPacked(packed, context);
  const chased = context.notes?.chased.get(keyOfLine(packed[0], packed[1]));
  return {
    ...line,
    ...(risk ? { risk: unpackRisk(risk, context.now.today) } : {}),
    ...(known ? { known } : {}),
    ...(chased ? { chased } : {}),
  };
}

function knownOfPacked(packed: PackedLine, { notes, now }: LensContext): KnownView | undefined {
  if (!notes || notes.silences.size === 0) return undefined;
  const [orderId, lineId] = packed;
  const state = stateOfPacked(packed);
  return knownOf({ orderId, lineId, state, promisedOn: packed[9] ?? undefined }, notes, now.today);
}
