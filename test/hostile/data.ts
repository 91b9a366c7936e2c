/** Two worlds that differ in everything confidential and in nothing that a page says itself. */
export interface World {
  name: 'amber' | 'cobalt';
  csv: string;
  /** Every confidential word, each with eight or more distinct characters that no page text holds in this order. */
  canaries: string[];
}

/** The orders that the hostile page names. */
export const ORDER_NUMBERS = ['4500771101', '4500771102', '4500771103', '4500771104', '4500771105'];

/** A number that two suppliers gave an order each: no page can be held against either. */
export const SHARED_NUMBER = '4500771106';

const DAY_MS = 86_400_000;

/** ISO date. */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const HEADERS =
  'Purchase order,Line,Supplier,Supplier e-mail,Customer,Customer order,Item,Description,Ordered quantity,Unit price,' +
  'Currency,Order date,Promised date,Delivered date,Received quantity,Buyer';

interface Words {
  supplier: string;
  mail: string;
  customer: string;
  salesOrder: string;
  item: string;
  text: string;
  buyer: string;
  /** Has an order of the same number as the supplier. */
  rival: string;
}

/** Days of promise and delivery, one pair per order: they decide which of the pictures each mark shows. */
type Days = [promised: number, delivered: number | null][];

function world(name: World['name'], words: Words, days: Days, price: string): World {
  const row = (number: string, supplier: string, [promised, delivered]: Days[number]): string =>
    [
      number,
      '10',
      supplier,
      words.mail,
      words.customer,
      words.salesOrder,
      words.item,
      words.text,
      '40',
      price,
      'EUR',
      dayFromNow(-60),
      dayFromNow(promised),
      delivered === null ? '' : dayFromNow(delivered),
      delivered === null ? '' : '40',
      words.buyer,
    ].join(',');
  const rows = [
    ...ORDER_NUMBERS.map((number, at) => row(number, words.supplier, days[at] ?? [10, null])),
    ...[words.supplier, words.rival].map((supplier) => row(SHARED_NUMBER, supplier, [10, null])),
  ];
  return { name, csv: [HEADERS, ...rows, ''].join('\n'), canaries: [...Object.values(words), price] };
}

export const AMBER = world(
  'amber',
  {
    supplier: 'ZQXJKVWYP Castings',
    mail: 'qzxjvkwy@zqxjkvwyp.example',
    customer: 'XJQZWVKYB Lines',
    salesOrder: 'SOXQ7391846',
    item: 'JQX5829174',
    text: 'WKZQXJVYG bracket',
    buyer: 'KXZJQWVYD',
    rival: 'VYQJWXKZP Foundry',
  },
  [
    [-12, null],
    [30, null],
    [-20, -22],
    [2, null],
    [-5, 0],
  ],
  '7391.28',
);

export const COBALT = world(
  'cobalt',
  {
    supplier: 'YVWKQXJZM Mills',
    mail: 'wyvkjqzx@yvwkqxjzm.example',
    customer: 'BQYWZXJKV Works',
    salesOrder: 'SOZK5284917',
    item: 'XKW9461538',
    text: 'GJXQZKWVY flange',
    buyer: 'DQVYXKWZJ',
    rival: 'HXQJWZVKY Tooling',
  },
  [
    [25, null],
    [-9, null],
    [40, null],
    [-30, -31],
    [60, null],
  ],
  '1846.95',
);
