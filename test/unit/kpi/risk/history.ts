import { addDays } from '../../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { type RiskModel, supplierRisk } from '../../../../lib/kpi/risk/model.ts';
import { addOrderToRisk, emptyRiskCells, type RiskCells } from '../../../../lib/kpi/risk/risk-cells.ts';
import type { RiskRules } from '../../../../lib/kpi/risk/risk-facts.ts';
import { RiskTrainer } from '../../../../lib/kpi/risk/trainer.ts';
import { randomFrom } from '../../../tools/sample/random.ts';
import { line, order } from '../order-fixture.ts';

export const RULES: RiskRules = { late: 0, under: 0, acknowledgeWithin: 3 };
export const TODAY = '2025-06-16';

/** Invented orders of three suppliers over 30 months: one late half of the time to one place, one seldom, one never. */
export function invented(today = TODAY): Order[] {
  const random = randomFrom(11);
  const orders: Order[] = [];
  for (let day = -900; day < 60; day += 3) {
    for (const [partnerId, shipTo, share] of [
      ['steady', 'North', 0],
      ['mixed', 'North', 0.05],
      ['mixed', 'South', 0.6],
    ] as const) {
      const due = addDays(today, day);
      const late = random.chance(share) ? random.whole(1, 20) : -random.whole(0, 5);
      const came = addDays(due, late);
      const received = came <= today ? [{ receivedOn: came, quantity: 10 }] : [];
      const only = line({
        id: '1',
        shipTo,
        ordered: 10,
        sentOn: addDays(due, -40),
        firstPromisedOn: due,
        receipts: received,
      });
      orders.push(order(`${partnerId}-${shipTo}-${day}`, [only], { partnerId }));
    }
  }
  return orders;
}

export function cellsOf(orders: readonly Order[], today = TODAY): Map<string, RiskCells> {
  const cells = new Map<string, RiskCells>();
  for (const each of orders) {
    const known = cells.get(each.partnerId) ?? emptyRiskCells();
    cells.set(each.partnerId, known);
    addOrderToRisk(known, each, today, RULES);
  }
  return cells;
}

/** Trained on these; `own` names our own sites among them. */
export function modelOf(
  cells: ReadonlyMap<string, RiskCells>,
  today = TODAY,
  own: readonly string[] = [],
): RiskModel | null {
  const trainer = new RiskTrainer(today);
  for (const [id, each] of cells) trainer.add(each, own.includes(id));
  for (const [id, each] of cells) trainer.addExamples(each, own.includes(id));
  return trainer.end();
}

/** The model of these orders, and its suppliers. */
export function trained(orders = invented(), today = TODAY) {
  const cells = cellsOf(orders, today);
  const model = modelOf(cells, today);
  if (!model) throw new Error('Nothing to learn from.');
  return { model, suppliers: new Map([...cells].map(([id, each]) => [id, supplierRisk(each)])) };
}
