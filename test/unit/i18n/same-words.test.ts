import { expect, test } from 'vitest';
import { en } from '../../../lib/i18n/en.ts';
import { en as plugin } from '../../../lib/i18n/plugin/en.ts';
import { en as rules } from '../../../lib/i18n/plugin/rules/en.ts';

/** What the plugin words of its own accord: there the partner reads, and “we” are the company that shares. */
const OF_ITS_READER = [
  'kpi.our-changes',
  'kpi.our-forecast',
  'kpi.our-forecast-bias',
  'kpi.our-payment',
  'kpi.our-reply',
  'why.changed-by-us',
  'why.dispute-accepted',
];

test('figures, reasons and gaps are called in the plugin as they are called here', () => {
  const ours: Record<string, unknown> = en;
  const shared = Object.entries(rules).filter(([key]) => key in ours);
  expect(shared.length).toBeGreaterThan(90);
  const otherwise = shared.filter(([key, words]) => words !== ours[key]);
  expect(otherwise.map(([key]) => key).sort()).toEqual(OF_ITS_READER);
});

test('“cannot” is one word, wherever people read it', () => {
  const split = Object.entries({ ...en, ...plugin, ...rules }).filter(([, words]) =>
    /\bcan not\b/i.test(JSON.stringify(words)),
  );
  expect(split).toEqual([]);
});
