import { expect, it } from 'vitest';
import { dayNumber } from '../../../../lib/domain/calendar-date.ts';
import { blendedScore } from '../../../../lib/kpi/risk/blend.ts';
import { supplierRisk } from '../../../../lib/kpi/risk/model.ts';
import type { RiskCells } from '../../../../lib/kpi/risk/risk-cells.ts';
import type { RiskFacts } from '../../../../lib/kpi/risk/risk-facts.ts';
import { scoreLine } from '../../../../lib/kpi/risk/score.ts';
import { packModel, unpackModel } from '../../../../lib/lens/risk/pack-risk.ts';
import { cellsOf, invented, modelOf, TODAY } from './history.ts';

const cells = cellsOf(invented());
const mixed = cells.get('mixed') as RiskCells;
const FACTS: RiskFacts = {
  lane: 'South',
  mode: '',
  group: '',
  quantity: 5,
  orderLines: 0,
  lead: 22,
  answer: 0,
  pushed: 0,
  afterRequested: 0,
  shipped: 0,
};
const day = dayNumber(TODAY);
const blended = (model: NonNullable<ReturnType<typeof modelOf>>, own: boolean) =>
  blendedScore(model, own, supplierRisk(mixed), FACTS, day, day + 10);

it('judges suppliers by suppliers alone, whatever our own sites do, and own sites by all', () => {
  // The steady supplier as one of our own sites.
  const model = modelOf(cells, TODAY, ['steady']);
  const alone = modelOf(new Map([['mixed', mixed]]));
  if (!model?.apart || !alone) throw new Error('No model.');
  expect(model.apart).toEqual(alone);
  expect(blended(model, false).by).toBe(model.apart);
  expect(blended(model, true).by).toBe(model);
  expect(blended(model, false).p).not.toBeCloseTo(blended(model, true).p, 3);
});

it('lies between the model and the plain rate, one tenth of the way', () => {
  const model = modelOf(cells);
  if (!model) throw new Error('No model.');
  // Without own sites there is one model.
  expect(model.apart).toBeNull();
  const supplier = supplierRisk(mixed);
  const judged = scoreLine(model, supplier, FACTS, day, day + 10).p;
  const plain = scoreLine({ ...model, fitted: null }, supplier, FACTS, day, day + 10).p;
  expect(blended(model, false).p).toBeCloseTo(0.9 * judged + 0.1 * plain, 12);
});

it('is packed and unpacked with both models', () => {
  const model = modelOf(cells, TODAY, ['steady']);
  if (!model) throw new Error('No model.');
  expect(unpackModel(packModel(model))).toEqual(model);
});
