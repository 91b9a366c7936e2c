import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPrice, readQuantity } from '../../../../lib/lens/differences/amount-text.ts';
import { readPageDate } from '../../../../lib/lens/differences/date-text.ts';
import { formatOf, withEvidence } from '../../../../lib/lens/differences/formats.ts';
import { pageStatus } from '../../../../lib/lens/differences/status-words.ts';
import { unitOf } from '../../../../lib/lens/differences/units.ts';

/** A column with these values, on a page of this language. */
const column = (field: 'promised' | 'price' | 'quantity', texts: string[], lang?: string) => {
  const rows = texts.map((text) => ({
    table: 0,
    order: '1',
    of: 'line' as const,
    fields: { [field]: text },
  }));
  return formatOf(withEvidence({}, rows), 0, field, lang);
};
const day = (text: string, lang?: string, beside: string[] = [], zone = 'Europe/Berlin') => {
  const read = readPageDate(text, column('promised', [text, ...beside], lang), zone);
  return read.kind === 'days' ? read.days.join(' ') : read.kind === 'none' ? 'none' : read.reason;
};

it.each([
  ['2026-04-03', '2026-04-03'],
  ['03.04.2026', '2026-04-03'],
  ['Fri, 3 Apr 2026', '2026-04-03'],
  ['3. April 2026', '2026-04-03'],
  ['Apr 3, 2026', '2026-04-03'],
  ['Mar 3, 2026', '2026-03-03'],
  ['2026年4月3日', '2026-04-03'],
  ['٠٣.٠٤.٢٠٢٦', '2026-04-03'],
  ['\u200f2026-04-03\u202c', '2026-04-03'],
  ['2026-04-02T22:00:00.000Z', '2026-04-03'],
  ['2026-04-03T00:00:00Z', '2026-04-03'],
  ['Apr 2, 2026 11:30 PM GMT', '2026-04-03'],
  ['TBD', 'none'],
  ['31.02.2026', 'unreadable'],
  ['03/04/2026', 'date-order'],
])('reads the date %s', (text, expected) => {
  expect(day(text)).toBe(expected);
});

it('takes a week for its days, and midnight in UTC for either day where they differ', () => {
  expect(day('KW 14/2026').split(' ')).toHaveLength(7);
  expect(day('KW 14/2026')).toMatch(/^2026-03-30 .*2026-04-05$/);
  expect(day('2026-04-03T00:00:00Z', undefined, [], 'America/New_York')).toBe('2026-04-03 2026-04-02');
});

it('lets the column, then the language say whether the day comes first; five formats in one column', () => {
  expect(day('03/04/2026', undefined, ['25/04/2026'])).toBe('2026-04-03');
  expect(day('03/04/2026', undefined, ['04/25/2026'])).toBe('2026-03-04');
  expect(day('03/04/2026', 'en-US')).toBe('2026-03-04');
  expect(day('03/04/2026', 'de')).toBe('2026-04-03');
  expect(day('03/04/2026', 'en')).toBe('date-order');
  const mixed = ['2026-04-05', '05.04.2026', '5 Apr 2026', '25/04/2026', '04/25/2026'];
  expect(mixed.map((text) => day(text, undefined, mixed))).toEqual([
    '2026-04-05',
    '2026-04-05',
    '2026-04-05',
    'date-order',
    'date-order',
  ]);
});

it.each([
  ['100 EA', 100, 'EA'],
  ['1.200,50 kg', 1200.5, 'kg'],
  ["1'200", 1200, undefined],
  ['1 200,5', 1200.5, undefined],
  ['EA 7', 7, 'EA'],
  ['10 x 12', 120, undefined],
  ['2 boxes of 50', 100, undefined],
  ['１２', 12, undefined],
])('reads the quantity %s', (text, amount, unit) => {
  const read = readQuantity(text, column('quantity', [text]));
  expect(read.kind === 'quantity' && [read.number.value, read.unit]).toEqual([amount, unit]);
});

it('leaves 1.200 open where nothing tells the decimal mark', () => {
  expect(readQuantity('1.200', column('quantity', ['1.200']))).toMatchObject({ reason: 'number-format' });
  expect(readQuantity('1.200', column('quantity', ['1.200', '3,5']))).toMatchObject({
    number: { value: 1200 },
  });
  expect(readQuantity('1.200', column('quantity', ['1.200'], 'de'))).toMatchObject({
    number: { other: 1.2 },
  });
});

it.each([
  ['EUR 12.50', undefined, 12.5, 'EUR', 1, undefined],
  ['EUR 12.50 / 100', undefined, 12.5, 'EUR', 100, undefined],
  ['12,50 € je 100 Stk', undefined, 12.5, 'EUR', 100, 'Stk'],
  ['$1,250.00 per 1,000 EA', undefined, 1250, '', 1000, 'EA'],
  ['12.50 EUR/KG', undefined, 12.5, 'EUR', 1, 'KG'],
  ['12.50', '100 PCE', 12.5, undefined, 100, 'PCE'],
])('reads the price %s with the basis %s', (text, basis, value, currency, per, unit) => {
  const read = readPrice(text, basis, column('price', [text]));
  expect(read.kind === 'price' && [read.number.value, read.currency, read.per, read.unit]).toEqual([
    value,
    currency,
    per,
    unit,
  ]);
});

it('knows units by their many words, and packs by what they hold', () => {
  for (const word of ['EA', 'PCE', 'PC', 'Stk.', 'ST', 'pcs'])
    expect(unitOf(word)).toEqual({ kind: 'each', factor: 1 });
  expect(unitOf('dozen')).toEqual({ kind: 'each', factor: 12 });
  expect(unitOf('PK10')).toEqual({ kind: 'each', factor: 10 });
  expect(unitOf('box of 50')).toEqual({ kind: 'each', factor: 50 });
  expect(unitOf('box')?.kind).not.toBe('each');
  expect(unitOf('blorb')).toBeUndefined();
});

it('takes only what a status says plainly', () => {
  expect(pageStatus('Partially delivered')).toBe('partly');
  expect(pageStatus('Not yet shipped')).toBe('open');
  expect(pageStatus('Storniert')).toBe('cancelled');
  expect(pageStatus('Ready to ship')).toBeUndefined();
  expect(pageStatus('Frobnicated')).toBeUndefined();
});

it.each([
  ...[
    'Order received',
    'PO_RECEIVED',
    'Payment received',
    'Invoice has been received',
    'Confirmation received',
  ],
  ...['Bestellung eingegangen', 'Zahlung erhalten', 'Commande reçue', 'Paiement reçu', 'Facture reçue'],
  ...['Pedido recibido', 'Orden de compra recibida', 'Pago recibido', 'Factura recibida'],
])('takes %s for no delivery', (text) => {
  expect(pageStatus(text)).toBeUndefined();
});

it.each([
  ...['Cancellation requested', 'Cancellation pending', 'Cancellation rejected', 'Cancel requested'],
  ...['Cancellable until 4 May', 'Non-cancelable', 'Not cancelled', 'Request for cancellation'],
  ...['Storno angefragt', 'Stornierung beantragt', 'Stornierung abgelehnt', 'Stornierbar bis 4.5.'],
  ...['Annulation demandée', "Demande d'annulation", 'Annulable', 'Annulation refusée'],
  ...['Cancelación solicitada', 'Anulación pendiente', 'Solicitud de cancelación', 'Anulación rechazada'],
])('takes %s for no cancellation', (text) => {
  expect(pageStatus(text)).toBeUndefined();
});

it.each([
  ['Received', 'delivered'],
  ['Goods received', 'delivered'],
  ['Order fully received', 'delivered'],
  ['Reçue', 'delivered'],
  ['Mercancía recibida', 'delivered'],
  ['Canceled', 'cancelled'],
  ['Cancellation confirmed', 'cancelled'],
  ['Cancelled by request', 'cancelled'],
  ['Commande annulée', 'cancelled'],
  ['Bestellung storniert', 'cancelled'],
  ['Stornierung angenommen', 'cancelled'],
  ['Pedido anulado', 'cancelled'],
])('still takes %s for %s', (text, status) => {
  expect(pageStatus(text)).toBe(status);
});

it.each([
  ...[
    'Livré',
    'Livrée',
    'Livrés',
    'LIVRÉE',
    'Livre\u0301',
    'Commande livrée',
    'Reçues',
    'Terminé',
    'Terminado',
  ],
  ...['Entregado', 'Completado', 'Geliefert'],
])('%s is delivered, also where the word ends in an accent', (text) => {
  expect(pageStatus(text)).toBe('delivered');
});

it.each([
  ['Non livré', 'open'],
  ['Non livre', 'open'],
  ['Partiellement livré', 'partly'],
  ['Expédiée', 'shipped'],
  ['EXPEDIE', 'shipped'],
  ['Bestätigt', 'open'],
  ['GELÖSCHT', 'cancelled'],
  ['Annulé', 'cancelled'],
  ['À livrer', undefined],
  ['Livraison prévue', undefined],
  ['Recurring', undefined],
  ['Terminated', undefined],
])('%s is %s', (text, status) => {
  expect(pageStatus(text)).toBe(status);
});

const AWKWARD = [..."0129.,/-:' ()EURkgx%$€TZ年月日٣٫\u202e\u00a0\ud800", 'per', 'of', 'GMT', 'Mar'];

it('never throws and stays quick, whatever a page writes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...AWKWARD), maxLength: 200 }), (text) => {
      day(text);
      readQuantity(text, column('quantity', [text]));
      readPrice(text, text, column('price', [text]));
      unitOf(text);
      pageStatus(text);
    }),
    { numRuns: 100 },
  );
  for (const text of ['1'.repeat(200), '1 '.repeat(100), '1,'.repeat(100), '('.repeat(200), 'a '.repeat(100)])
    readPrice(text, text, column('price', [text]));
});
