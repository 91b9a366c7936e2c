import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { CellsRecord } from '../../store/partner-cells.ts';
import type { PartnerRelations } from '../../store/relation-records.ts';
import { contextsOf, contextToday, contextUnder } from '../agreed-context.ts';
import { watchMaker } from '../alerts/watch-maker.ts';
import { watchKey } from '../alerts/watch-record.ts';
import { CellMaker } from '../cells/cell-maker.ts';
import { type LensContext, notScored } from '../context.ts';
import { demandKey, demandMaker } from '../customers/demand-record.ts';
import { riskKey, riskMaker } from '../risk/risk-record.ts';
import { makeScore, scoreKey } from '../scorecard/score-record.ts';
import { makeStanding } from '../segments/make-standing.ts';
import { standingKey } from '../segments/standing-record.ts';
import { type MadeSummary, summaryMaker } from './make-summary.ts';
import { type Relations, relationsFrom } from './relations.ts';

export interface MadePartner extends MadeSummary {
  /** Null where the stored cells hold as they are. */
  cells: CellsRecord | null;
  /** What is gathered under names: its series, standing, score and history. */
  gathered: [name: string, value: unknown][];
}

/** All that is made of one partner while its orders are read: cells, summary, standing, score, series and history. */
export class PartnerMaker {
  private readonly partnerId: string;
  private readonly partner: Partner | undefined;
  private readonly known: PartnerRelations;
  private readonly relations: Relations;
  private readonly context: LensContext;
  private readonly summary: ReturnType<typeof summaryMaker>;
  private readonly watch: ReturnType<typeof watchMaker>;
  private readonly risk: ReturnType<typeof riskMaker>;
  private readonly demand: ReturnType<typeof demandMaker>;
  private readonly cells: CellMaker;

  constructor(
    partnerId: string,
    partner: Partner | undefined,
    known: PartnerRelations,
    storedCells: unknown,
    context: LensContext,
  ) {
    this.partnerId = partnerId;
    this.partner = partner;
    this.known = known;
    this.relations = relationsFrom(known);
    this.context = context;
    this.summary = summaryMaker(partnerId, partner, context);
    this.watch = watchMaker(partnerId, partner, context);
    this.risk = riskMaker(partnerId, context);
    this.demand = demandMaker(context);
    this.cells = new CellMaker(partnerId, storedCells, contextsOf(known.agreements, context));
  }

  add(order: Order): void {
    this.summary.add(order);
    this.watch.add(order);
    this.risk.add(order);
    this.demand.add(order);
    this.cells.see(order);
  }

  /** True when all orders have to come once more, in the same sequence. */
  again(): boolean {
    return this.cells.again();
  }

  addAgain(order: Order): void {
    this.cells.seeAgain(order);
  }

  end(): MadePartner {
    const { partner, known, context } = this;
    const cells = this.cells.end(this.relations);
    const agreed = contextToday(known.agreements, context);
    const scored = partner !== undefined && notScored(partner) === null;
    const measures = scored ? cells.measuresUnder(agreed) : null;
    const gathered: MadePartner['gathered'] = [];
    const watch = this.watch.end(this.relations.exchanges);
    gathered.push([watchKey(watch.partnerId), watch]);
    const risk = this.risk.end();
    if (risk) gathered.push([riskKey(risk.partnerId), risk]);
    // Also of those that serve nobody: what they served before is gone.
    gathered.push([demandKey(this.partnerId), this.demand.end()]);
    if (partner && measures) {
      gathered.push([standingKey(partner.id), makeStanding(partner, measures, context)]);
      const { agreements, facts } = known;
      const relationship = { agreements, facts, cases: this.relations.cases };
      const score = makeScore(
        partner,
        relationship,
        ({ agreement }) => cells.measuresUnder(contextUnder(agreement, context)),
        context,
      );
      gathered.push([scoreKey(this.partnerId), score]);
    }
    return { ...this.summary.end(measures, agreed), cells: cells.record, gathered };
  }
}
