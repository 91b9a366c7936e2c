import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { OTIF_DEFINITION } from '../../kpi/otif.ts';
import type { OpenLinesRecord, SummaryRecord } from '../../store/summaries.ts';
import { headOf, type LensContext, notScored } from '../context.ts';
import { lineView } from '../line-view.ts';
import { headlineFigure, missingFigure } from './figures.ts';
import { fold, foldNumber } from './fold.ts';
import type { Measures } from './measures.ts';
import { packFigure } from './packed-figure.ts';
import { type PackedLine, packLine } from './packed-line.ts';
import { type PackedFigures, SUMMARY_DEFINITION, stampOf } from './stored-summary.ts';
import { addServed, type Counts, countDelivered, emptyCounts, statesOf } from './summary.ts';

/** Whose orders are: buyer, buyer group, plant, company, each empty where the source does not say; then open and all lines. */
export type OwnerCounts = [
  buyer: string,
  group: string,
  plant: string,
  company: string,
  open: number,
  all: number,
];
/** What one partner delivers for one customer. */
export type ServedCounts = [
  customerId: string,
  orders: number,
  lines: number,
  open: number,
  late: number,
  state: Counts['state'],
  newest: PackedFigures['newest'],
];

export interface MadeSummary {
  summary: SummaryRecord;
  open: OpenLinesRecord;
}

/** Makes the summary of one partner from its orders, which go in one by one in any sequence. Pure: the day is the context's. */
export function summaryMaker(partnerId: string, partner: Partner | undefined, context: LensContext) {
  const counts = emptyCounts();
  const served = new Map<string, Counts>();
  const owners = new Map<string, OwnerCounts>();
  const lines = new Map<string, PackedLine[]>();

  function add(stored: Order): void {
    const order = visibleOrder(stored, context.now.today);
    if (order === null) return;
    const states = statesOf(order, context);
    countDelivered(counts, order, states);
    const customers = new Set(order.lines.flatMap((line) => line.pegs.map((peg) => peg.customerId)));
    for (const id of customers) {
      const forIt = served.get(id) ?? emptyCounts();
      addServed(forIt, order, states, id);
      served.set(id, forIt);
    }
    const { buyer = '', buyerGroup = '', plant = '', company = '' } = order;
    const key = JSON.stringify([buyer, buyerGroup, plant, company]);
    const owner = owners.get(key) ?? [buyer, buyerGroup, plant, company, 0, 0];
    owners.set(key, owner);
    owner[5] += order.lines.length;
    order.lines.forEach((line, index) => {
      if (states[index] === 'done') return;
      owner[4] += 1;
      const packed = packLine(lineView(line, order, NO_NAMES, context), line, order);
      const known = lines.get(key);
      if (known) known.push(packed);
      else lines.set(key, [packed]);
    });
  }

  /** `measures` of a supplier as `agreed` with it, null for who is not scored. */
  function end(measures: Measures | null, agreed: LensContext): MadeSummary {
    const stamp = stampOf(context);
    const day = context.now.today;
    const unscored = (partner && notScored(partner)) ?? 'not-a-supplier';
    const headline =
      measures === null
        ? { figure: missingFigure(OTIF_DEFINITION, unscored, context), onTimeOnly: false }
        : headlineFigure(measures, agreed);
    const summary: SummaryRecord = {
      ...recordOf(partnerId, partner, counts, headline, context),
      ...(counts.orders === 0 ? { waiting: true } : {}),
      served: JSON.stringify([...served].map(([id, counts]): ServedCounts => servedCounts(id, counts))),
      owners: JSON.stringify([...owners.values()]),
    };
    const open = {
      partnerId,
      day,
      stamp,
      groups: `[${[...lines.keys()].join()}]`,
      parts: [...lines.values()].map((part) => JSON.stringify(part)),
    };
    return { summary, open };
  }

  return { add, end };
}

const NO_NAMES = new Map<string, Partner>();

function servedCounts(id: string, counts: Counts): ServedCounts {
  return [
    id,
    counts.orders,
    counts.lines,
    counts.openLines,
    counts.lateLines,
    counts.state,
    packNewest(counts),
  ];
}

function recordOf(
  partnerId: string,
  partner: Partner | undefined,
  counts: Counts,
  { figure, onTimeOnly }: ReturnType<typeof headlineFigure>,
  context: LensContext,
): Omit<SummaryRecord, 'served' | 'owners'> {
  const { numbers, domains, contacts } = partner ? headOf(partner) : NOBODY;
  const figures: PackedFigures = {
    state: counts.state,
    figure: packFigure(figure),
    onTimeOnly,
    newest: packNewest(counts),
    head: { numbers, domains, contacts },
  };
  return {
    partnerId,
    definition: SUMMARY_DEFINITION,
    day: context.now.today,
    stamp: stampOf(context),
    name: partner?.name ?? partnerId,
    roles: partner?.roles.join() ?? '',
    ...(partner?.owner ? { owner: partner.owner } : {}),
    find: partner ? findWords(partner) : '',
    orders: counts.orders,
    lines: counts.lines,
    open: counts.openLines,
    late: counts.lateLines,
    rank: figure.value === null || figure.standing === 'too-few' ? 2 : figure.value,
    share: figure.value === null ? 'none' : onTimeOnly ? 'on-time' : 'otif',
    figures: JSON.stringify(figures),
  };
}

function packNewest({ newest }: Counts): PackedFigures['newest'] {
  return newest && [newest.sourceId, newest.fetchedAt];
}

const NOBODY = { numbers: [], domains: [], contacts: [] };

/** The words under which a partner is found: name, owner, people, addresses, numbers as words and as one. */
export function findWords(
  partner: Pick<Partner, 'name' | 'owner' | 'numbers' | 'domains' | 'contacts'>,
): string {
  const people = partner.contacts.flatMap((contact) => [contact.name, contact.email ?? '']);
  const texts = [partner.name, partner.owner ?? '', ...partner.domains, ...people];
  const words = new Set(texts.flatMap((text) => fold(text).split(' ')));
  for (const number of partner.numbers) words.add(foldNumber(number));
  words.delete('');
  return ` ${[...words].join(' ')}`;
}

/** A customer's record with what all partners together deliver for it. */
export function withServed(record: SummaryRecord, counts: Counts): SummaryRecord {
  const figures = JSON.parse(record.figures) as PackedFigures;
  const { waiting: _, ...made } = record;
  return {
    ...made,
    orders: counts.orders,
    lines: counts.lines,
    open: counts.openLines,
    late: counts.lateLines,
    figures: JSON.stringify({ ...figures, state: counts.state, newest: packNewest(counts) }),
  };
}
