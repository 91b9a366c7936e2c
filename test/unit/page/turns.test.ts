import { expect, it } from 'vitest';
import { inTurns } from '../../../lib/page/turns.ts';

function* busy(steps: number, stepMs: number): Generator<number> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + stepMs;
    while (performance.now() < end);
    yield step;
  }
}

it('visits everything, and lets others run in between', async () => {
  const seen: number[] = [];
  let others = 0;
  const clock = setInterval(() => others++, 1);
  await inTurns(busy(40, 2), new AbortController().signal, (step) => seen.push(step));
  clearInterval(clock);
  expect(seen).toEqual(Array.from({ length: 40 }, (_, step) => step));
  expect(others).toBeGreaterThan(3);
});

it('ends when it is told to', async () => {
  const life = new AbortController();
  const seen: number[] = [];
  await inTurns(busy(100, 0), life.signal, (step) => {
    seen.push(step);
    if (step === 4) life.abort();
  });
  expect(seen).toHaveLength(5);
});
