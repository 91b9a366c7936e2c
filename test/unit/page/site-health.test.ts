import { expect, test } from 'vitest';
import { createSiteHealth } from '../../../lib/page/site-health.ts';
import type { Talk } from '../../../lib/page/talk.ts';

const health = (...missing: string[]) => ({ adapter: 'sample', version: 1, missing });

function heard() {
  const told: unknown[] = [];
  const ask = (async (_: string, input: unknown) => void told.push(input)) as unknown as Talk['ask'];
  return { told, ...createSiteHealth(ask) };
}

test('what is missing is told when it was missing three times, once, and when it is there again', () => {
  const { told, hear } = heard();
  expect([hear(health('order')), hear(health('order')), hear(health('order'))]).toEqual([true, true, false]);
  hear(health('order'));
  expect(told).toEqual([health('order')]);
  expect(hear(health())).toBe(false);
  hear(health());
  expect(told).toEqual([health('order'), health()]);
});

test('a page that is still being built is not told, nor one that no adapter knows', () => {
  const { told, hear } = heard();
  for (const seen of [health('order', 'rows'), health('rows'), health('rows'), undefined]) hear(seen);
  expect(told).toEqual([]);
  hear(health());
  hear(health());
  expect(told, 'a lens before this one may have told').toEqual([health()]);
});

test('another page of the site without its adapter takes the word back', () => {
  const { told, hear } = heard();
  for (let look = 0; look < 3; look++) hear(health('order'));
  hear(undefined);
  expect(told).toEqual([health('order'), health()]);
});
