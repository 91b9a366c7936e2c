import { expect, it } from 'vitest';
import { lnBeta, lnGamma } from '../../../../lib/kpi/stats/gamma.ts';

it('agrees with factorials and with Γ(1/2) = √π', () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n += 1) {
    expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 10);
    factorial *= n;
  }
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(lnGamma(0.1)).toBeCloseTo(2.252712651734206, 10);
});

it('gives B(a, b) as Γ(a)Γ(b)/Γ(a+b)', () => {
  // B(2, 3) = 1/12.
  expect(lnBeta(2, 3)).toBeCloseTo(-Math.log(12), 12);
});
