import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Activity,
  aliveProbability,
  expectedOrders,
  fitBgNbd,
} from '../../../../lib/kpi/segments/bg-nbd.ts';

const CDNOW = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe('BG/NBD', () => {
  it('expects 1.226 orders in 39 weeks (Fader, Hardie, Lee 2005, kpi.md vector 15)', () => {
    const customer = { repeats: 2, last: 30.43, observed: 38.86 };
    expect(expectedOrders(CDNOW, customer, 39)).toBeCloseTo(1.226028, 5);
  });

  it('says nothing of a customer without a repeat order, or with a last order after today', () => {
    expect(aliveProbability(CDNOW, { repeats: 0, last: 0, observed: 50 })).toBeNull();
    expect(aliveProbability(CDNOW, { repeats: 2, last: 60, observed: 50 })).toBeNull();
    expect(expectedOrders(CDNOW, { repeats: 2, last: 60, observed: 50 }, 10)).toBeNull();
  });

  it('finds a customer less alive the longer it is silent, always between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.nat(500),
        (repeats, last, more) => {
          const now = aliveProbability(CDNOW, { repeats, last, observed: last + more + 1 });
          const later = aliveProbability(CDNOW, { repeats, last, observed: last + more + 10 });
          if (now === null || later === null) throw new Error('no probability');
          expect(later <= now && now <= 1 && later >= 0).toBe(true);
        },
      ),
    );
  });

  it('recovers the parameters of simulated customers', () => {
    const customers = simulate(3_000, { r: 0.8, alpha: 6, a: 0.7, b: 2.5 });
    const model = fitBgNbd(customers);
    expect(model?.r).toBeCloseTo(0.8, 0);
    expect((model?.r ?? 0) / (model?.alpha ?? 1)).toBeCloseTo(0.8 / 6, 1);
    expect((model?.a ?? 0) / ((model?.a ?? 0) + (model?.b ?? 1))).toBeCloseTo(0.7 / 3.2, 1);
  });

  it('is not fitted to fewer than thirty customers, or to customers who never came back', () => {
    const customers = simulate(100, { r: 1, alpha: 6, a: 0.7, b: 2.5 });
    expect(fitBgNbd(customers.slice(0, 29))).toBeNull();
    expect(fitBgNbd(customers.map((each) => ({ ...each, repeats: 0, last: 0 })))).toBeNull();
  });
});

/** Draws customers as the model says they behave. */
function simulate(count: number, { r, alpha, a, b }: typeof CDNOW): Activity[] {
  let seed = 7;
  const draw = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed + 0.5) / 2_147_483_648;
  };
  const normal = () => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());
  // Marsaglia and Tsang 2000; below 1 by a draw with shape + 1.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * draw() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(draw()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return Array.from({ length: count }, () => {
    const rate = gamma(r) / alpha;
    const [left, stays] = [gamma(a), gamma(b)];
    const leaves = left / (left + stays);
    const observed = 40 + 40 * draw();
    let [repeats, last, at] = [0, 0, 0];
    for (;;) {
      at -= Math.log(draw()) / rate;
      if (at > observed) return { repeats, last, observed };
      [repeats, last] = [repeats + 1, at];
      if (draw() < leaves) return { repeats, last, observed };
    }
  });
}
