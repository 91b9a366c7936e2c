// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import { readMentions } from '../../../lib/sites/read-mentions.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import { realData } from '../../real-data.ts';
import { type StrangersPage, strangersPages } from '../../tools/recognise/strangers.ts';

/** Marks that a store of real and usual identifiers would show on pages and mails of other people: none. */
const scms = realData('scms/SCMS_Delivery_History_Dataset.csv');
const folders = [
  realData('pages/portals'),
  realData('pages/webmail'),
  realData('email/shipping'),
  realData('email/mime'),
  realData('email/replies'),
  realData('tracking'),
];

function realStore(path: string): Set<string> {
  const keys = new Set<string>();
  for (const [number = ''] of readFileSync(path, 'utf8').matchAll(/\b(?:SCMS|SO|ASN|DN|DSCM)-\d+\b/g))
    keys.add(normaliseNumber(number));
  // Number ranges as SAP deals them out: purchase orders, deliveries, invoices.
  for (let index = 0; index < 20_000; index++) {
    for (const from of [4_500_000_000, 80_000_000, 90_000_000, 5_100_000_000]) keys.add(`${from + index}`);
  }
  return keys;
}

/** Keys of the store on a page, as the store would answer: bare numbers of a dense shape are left out there. */
function hits(store: Set<string>, mentions: Mention[]): string[] {
  return mentions
    .filter(({ labelled, keys }) => labelled || /\d{7}/.test(keys[0] ?? ''))
    .flatMap(({ keys }) => keys.filter((key) => store.has(key)).slice(0, 1));
}

type Mention = { keys: string[]; labelled: boolean; kind: string };

/** What a page, or a mail in each of the ways in which it is shown, says. Sheets are left out: they only cost time here. */
function mentionsOf(views: readonly string[]): Mention[] {
  return views.flatMap((view) => {
    document.documentElement.innerHTML = view.replace(/<style[\s\S]*?<\/style>/gi, '');
    return [...readMentions(document, [document.body], pageNodes)].flat();
  });
}

describe.skipIf(!scms || folders.some((folder) => !folder))('real pages and mails', async () => {
  const store = scms ? realStore(scms) : new Set<string>();
  const pages: StrangersPage[] = await strangersPages(folders.filter((folder) => folder !== null));

  test('show no false mark', () => {
    const wrong = pages.flatMap(({ name, views }) =>
      hits(store, mentionsOf(views)).map((key) => `${name}: ${key}`),
    );
    expect(pages.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  }, 60_000);

  test('show a number that is planted in them', () => {
    const planting = '<p>Your PO 4500-012 345 and delivery note DN-1029</p>';
    for (const { name, views } of pages.filter((page) => page.name.endsWith('.html'))) {
      const planted = views.map((view) => `${view.replace(/<\/body>[\s\S]*$/, '')}${planting}`);
      expect(hits(store, mentionsOf(planted)), name).toEqual(['4500012345', 'DN1029']);
    }
  }, 60_000);
});
