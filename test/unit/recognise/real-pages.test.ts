// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import { findCandidates } from '../../../lib/recognise/candidates.ts';
import { generic } from '../../../lib/sites/generic.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import { realData } from '../../real-data.ts';

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
function hits(store: Set<string>, mentions: { keys: string[]; labelled: boolean; kind: string }[]): string[] {
  return mentions
    .filter(({ labelled, keys }) => labelled || /\d{7}/.test(keys[0] ?? ''))
    .flatMap(({ keys }) => keys.filter((key) => store.has(key)).slice(0, 1));
}

function mentionsOf(file: string, text: string): { keys: string[]; labelled: boolean; kind: string }[] {
  if (!file.endsWith('.html')) return findCandidates(text);
  document.documentElement.innerHTML = text;
  return [...generic.read(document, 'https://x.example/', [document.body], pageNodes)].flat();
}

describe.skipIf(!scms || folders.some((folder) => !folder))('real pages and mails', () => {
  const store = scms ? realStore(scms) : new Set<string>();
  const files = folders.flatMap((folder) =>
    folder ? readdirSync(folder).map((file) => `${folder}/${file}`) : [],
  );

  test('show no false mark', () => {
    const wrong: string[] = [];
    for (const file of files) {
      for (const key of hits(store, mentionsOf(file, readFileSync(file, 'latin1'))))
        wrong.push(`${file.split('/').slice(-2).join('/')}: ${key}`);
    }
    expect(files.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  }, 60_000);

  test('show a number that is planted in them', () => {
    for (const file of files.filter((name) => name.endsWith('.html'))) {
      const text = readFileSync(file, 'utf8');
      const planted = `${text.replace(/<\/body>[\s\S]*$/, '')}<p>Your PO 4500-012 345 and delivery note DN-1029</p>`;
      expect(hits(store, mentionsOf(file, planted)), file).toEqual(['4500012345', 'DN1029']);
    }
  }, 60_000);
});
