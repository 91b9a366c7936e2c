import { describe, expect, test } from 'vitest';
import { findCandidates } from '../../../lib/recognise/candidates.ts';

describe('spellings', () => {
  test.each([
    ['PO 4500-012 345', 'purchase-order', '4500012345'],
    ['PO#4500012345', 'purchase-order', '4500012345'],
    ['PO: 4500012345', 'purchase-order', 'PO4500012345'],
    ['P.O. No.: 4500012345', 'purchase-order', '4500012345'],
    ['P.O. 4500012345', 'purchase-order', '4500012345'],
    ['PO-Nr.4500012345', 'purchase-order', '4500012345'],
    ['Purchase order 4500012345', 'purchase-order', '4500012345'],
    ['purchase order number 1042', 'purchase-order', 'PO1042'],
    ['Order # 111-6778632-7354601', 'purchase-order', '11167786327354601'],
    ['Your order no. is 4500012345', 'purchase-order', '4500012345'],
    ['Bestellung 4500012345', 'purchase-order', '4500012345'],
    ['Bestell-Nr. 77001', 'purchase-order', '77001'],
    ['Bestellnummer: 77001', 'purchase-order', '77001'],
    ['commande n° 4500012345', 'purchase-order', '4500012345'],
    ['Numéro de commande : 4500012345', 'purchase-order', '4500012345'],
    ['pedido n.º 4500012345', 'purchase-order', '4500012345'],
    ['Orden de compra 4500012345', 'purchase-order', '4500012345'],
    ['SO-1042', 'sales-order', 'SO1042'],
    ['sales order 10042', 'sales-order', 'SO10042'],
    ['Auftragsnr. 1042', 'sales-order', '1042'],
    ['order confirmation 12345', 'sales-order', '12345'],
    ['pedido de venta 12345', 'sales-order', '12345'],
    ['ASN-85', 'shipment', 'ASN85'],
    ['DN-1029', 'shipment', 'DN1029'],
    ['ASN 85012', 'shipment', 'ASN85012'],
    ['Delivery note 80001234', 'shipment', '80001234'],
    ['despatch advice no. 1029', 'shipment', 'ASN1029'],
    ['Lieferschein-Nr. 80001234', 'shipment', '80001234'],
    ['Bon de livraison 80001234', 'shipment', '80001234'],
    ['INV 2026-0815', 'invoice', 'INV20260815'],
    ['Invoice #815', 'invoice', '815'],
    ['Rechnung RE-2026-0815', 'invoice', 'RE20260815'],
    ['Rechnungsnr. 20260815', 'invoice', '20260815'],
    ['facture 20260815', 'invoice', '20260815'],
    ['SCMS-4', 'number', 'SCMS4'],
    ['scms-4', 'number', 'SCMS4'],
    ['PO SCMS-4', 'purchase-order', 'SCMS4'],
    ['PO 4500012345/20', 'purchase-order', '4500012345'],
    ['PO 4500012345-10', 'purchase-order', '4500012345'],
    ['SCMS-4/10', 'number', 'SCMS4'],
    ['4500012345', 'number', '4500012345'],
    ['4500 012 345', 'number', '4500012345'],
    ['4500.012.345', 'number', '4500012345'],
    ['PO4500012345.pdf', 'purchase-order', '4500012345'],
    ['PO 4500\u200b012\u202f345', 'purchase-order', '4500012345'],
    ['PO 45\u202e0001\u202c2345', 'purchase-order', '4500012345'],
    ['PO\u00a04500\u00ad012345', 'purchase-order', '4500012345'],
    ['PO ４５０００１２３４５', 'purchase-order', '4500012345'],
    ['PO 4500–012–345', 'purchase-order', '4500012345'],
    ['Order 1042 30 boxes', 'purchase-order', '1042'],
    ['anna.berg@mail.supplier.example', 'email', 'supplier.example'],
    ['<Anna.Berg@Supplier.Example>', 'email', 'anna.berg@supplier.example'],
    ['EAN 4006381333931', 'item', '4006381333931'],
    ['Part no. AB-1234-X', 'item', 'AB1234X'],
    ['Part no. 6ES7 214-1AG40-0XB0', 'item', '6ES72141AG400XB0'],
    ['Material 70012345', 'item', '70012345'],
    ['Artikelnr. 1234.567.89', 'item', '123456789'],
    ['Sachnummer: 4711-08', 'item', '471108'],
    ['Référence article n° 70012345', 'item', '70012345'],
    ['Artículo: 70012345', 'item', '70012345'],
    ['SKU PH-4821-07C', 'item', 'PH482107C'],
    ['PH-4821-07C', 'number', 'PH482107C'],
    ['6ES7 214-1AG40-0XB0', 'number', '6ES72141AG400XB0'],
    ['VAT no. DE136695976', 'partner-number', 'DE136695976'],
    ['VAT ID: DE 136 695 976', 'partner-number', 'DE136695976'],
    ['USt-IdNr. DE136695976', 'partner-number', 'DE136695976'],
    ['N° TVA FR40303265045', 'partner-number', 'FR40303265045'],
    ['NIF B58378431', 'partner-number', 'B58378431'],
    ['D-U-N-S 150483782', 'partner-number', '150483782'],
    ['GLN 4006381333931', 'partner-number', '4006381333931'],
    ['DE136695976', 'number', 'DE136695976'],
    ['PL 856 734 62 15', 'number', 'PL8567346215'],
    ['see https://www.supplier.example/x', 'domain', 'supplier.example'],
    ['www.supplier.example, please', 'domain', 'supplier.example'],
  ])('%s is %s %s', (text, kind, key) => {
    const [first, ...others] = findCandidates(text);
    expect(others).toEqual([]);
    expect(first?.kind).toBe(kind);
    expect(first?.keys).toContain(key);
    expect(first?.keys.length).toBeLessThanOrEqual(4);
    expect(text.slice(first?.start, first?.end)).toBe(first?.raw);
  });

  test('a list shares its label, a range is two numbers', () => {
    const list = findCandidates('POs 4500012345, 4500012346 and 77001');
    expect(list.map(({ kind, labelled, raw }) => [kind, labelled, raw])).toEqual([
      ['purchase-order', true, '4500012345'],
      ['purchase-order', true, '4500012346'],
      ['purchase-order', true, '77001'],
    ]);
    expect(findCandidates('4500012345-4500012350').map(({ raw }) => raw)).toEqual([
      '4500012345',
      '4500012350',
    ]);
  });

  test('a bare number is marked as such, a labelled one too', () => {
    expect(findCandidates('SCMS-4')[0]?.labelled).toBe(false);
    expect(findCandidates('4500012345')[0]?.labelled).toBe(false);
    expect(findCandidates('SO-1042')[0]?.labelled).toBe(true);
    expect(findCandidates('1042')).toEqual([]);
  });

  test('a header counts for the first number of its cell only', () => {
    const found = findCandidates('1042 (12 lines)', { kind: 'purchase-order' });
    expect(found.map(({ raw, keys, labelled }) => [raw, keys, labelled])).toEqual([
      ['1042', ['PO1042', '1042'], true],
    ]);
    expect(findCandidates('85', { kind: 'shipment' })[0]?.keys).toEqual(['ASN85', 'DN85', '85']);
    expect(findCandidates('2026-05-01', { kind: 'purchase-order' })).toEqual([]);
    expect(findCandidates('12 pcs', { kind: 'purchase-order' })).toEqual([]);
  });

  test.each(['10-MG4', '4711a', '1200-24V'])('%s is a part', (text) =>
    expect(findCandidates(text, { kind: 'item' })).toHaveLength(1),
  );

  test.each(['Efavirenz 200mg, capsules', 'Oral 10mg/ml', '150/300mg', '12m'])('%s is no part', (text) =>
    expect(findCandidates(text, { kind: 'item' })).toEqual([]),
  );
});

describe('no document numbers', () => {
  test.each([
    'Tel. +49 171 2345678',
    '+14155552671',
    '(089) 1234567',
    '0171-2345678',
    '555-123-4567',
    '555.123.4567',
    'Fax: 4500012345',
    '01 23 45 67 89',
    '1,234,567.89',
    '1.234.567',
    '12 345 678',
    "1'234'567",
    '1234567.89',
    '€ 4500012',
    '$4500012',
    'EUR 4500012',
    '4500012 EUR',
    '4500012,50',
    'Total: 1234567',
    '2026-05-01',
    '01.05.2026',
    '1/5/26',
    '02-Jun-06',
    '20260501',
    '2026-05-01T10:30:00Z',
    '2026-05-01 10:30',
    '10:30',
    'Order date 2026-05-01',
    'Invoice date: 01.05.2026',
    '2019-2026',
    'DE89 3704 0044 0532 0130 00',
    'DE89370400440532013000',
    'GB82 WEST 1234 5698 7654 32',
    '19 %',
    '4500012%',
    '12.5 %',
    '4500012 kg',
    '1000000 pcs',
    'Order 100 pcs',
    'Order 1000 Stk',
    '192.168.100.200',
    '10.0.113.249',
    '550e8400-e29b-41d4-a716-446655440000',
    '4111 1111 1111 1111',
    '4111111111111111',
    '5500-0000-0000-0004',
    'so 5000 people',
    'PO Box 4500',
    'Orders: 12',
    'Orders (12)',
    'order. 4500 people',
    'Qty: 1000000',
    'ZIP 8033112',
    'v1.2.3',
    'jquery-3.7.1',
    '80331 München',
    'in order 2 go',
    '100 units',
    '48.1234567',
    'EUR100',
    'USD-5000',
    'mp3',
    'H1N1',
    '2001:0db8:85a3:0000',
    'page 1234567',
    'nobody@localhost',
    'a@b',
    '@4500',
    'x@1.2.3.4',
    'https://127.0.0.1/x',
    'file.name.txt',
    'Invoice 1,234.56',
    '3 of 40',
  ])('%s', (text) => {
    expect(findCandidates(text).map(({ raw }) => raw)).toEqual([]);
  });
});
