import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf, pageOf, parseExact } from '../../../../lib/sources/feed/json-rows.ts';
import { tokenise } from '../../../../lib/sources/files/tokenise.ts';
import { runs } from '../../runs.ts';

const table = (text: string) => tokenise(text, ',', true).cells;

describe('pages', () => {
  test.each<[string, unknown, unknown]>([
    ['a list', [{ a: 1 }], { records: [{ a: 1 }] }],
    ['a list beside its next page', { items: [{ a: 1 }], next: '/p2' }, { records: [{ a: 1 }], next: '/p2' }],
    ['OData', { value: [{ a: 1 }], '@odata.nextLink': 'x' }, { records: [{ a: 1 }], next: 'x' }],
    ['links', { data: [], links: { next: { href: 'y' } } }, { records: [], next: 'y' }],
    ['the last page', { items: [{ a: 1 }], next: null }, { records: [{ a: 1 }] }],
    ['an error inside of 200', { error: { code: 7 } }, 'answer-refused'],
    ['a list of errors', { errors: [{}], data: [] }, 'answer-refused'],
    ['a status that says so', { status: 'error' }, 'answer-refused'],
    ['more without where', { items: [], has_more: true }, 'answer-unexpected'],
    ['a list of texts', ['a'], 'answer-unexpected'],
    ['a text', 'a', 'answer-unexpected'],
    ['nothing', null, 'answer-unexpected'],
  ])('%s', (_, answer, page) => {
    expect(pageOf(answer)).toEqual(page);
  });
});

test('numbers keep the digits in which they were sent', () => {
  expect(parseExact('[{"po":4500000000123456789,"price":12.50,"big":1e3}]')).toEqual([
    { po: '4500000000123456789', price: '12.50', big: 1000 },
  ]);
});

test('what lies in a record gets a heading of both names; each line of an order becomes a row', () => {
  const order = {
    number: 'PO-1',
    supplier: { name: 'Sample, GmbH', no: 7 },
    tags: ['a', 'b'],
    lines: [
      { line: 1, quantity: 5 },
      { line: 2, quantity: null, number: 'x' },
    ],
  };
  expect(table(csvOf([order]))).toEqual([
    ['number', 'supplier name', 'supplier no', 'tags', 'line', 'quantity', 'lines number'],
    ['PO-1', 'Sample, GmbH', '7', 'a, b', '1', '5', ''],
    ['PO-1', 'Sample, GmbH', '7', 'a, b', '2', '', 'x'],
  ]);
});

test('any texts come through as they are', () => {
  const word = fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((each) => each.trim() === each && !/[\r\n]/.test(each));
  const records = fc
    .uniqueArray(word, { minLength: 2, maxLength: 5 })
    .chain((names) =>
      fc
        .array(fc.tuple(...names.map(() => word)), { minLength: 1, maxLength: 6 })
        .map((rows) => ({ names, rows })),
    );
  fc.assert(
    fc.property(records, ({ names, rows }) => {
      const asRecords = rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]])));
      const order = Object.keys(asRecords[0] ?? {});
      expect(table(csvOf(asRecords))).toEqual([
        order,
        ...asRecords.map((record) => order.map((name) => record[name])),
      ]);
    }),
    runs(100),
  );
});
