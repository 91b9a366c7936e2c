import { expect, test } from 'vitest';
import { likelyObject, likelySuppliers } from '../../../../lib/sources/custom-objects/propose-objects.ts';

const objects = [
  ['Supplier_Scorecard__c', 'Supplier Scorecard'],
  ['PO_History__c', 'PO History'],
  ['Bestellposition__c', 'Bestellposition'],
  ['X1__c', 'Bestellungen'],
  ['Wareneingang__c', 'Wareneingänge'],
  ['Lieferant__c', 'Lieferanten'],
  ['Invoice__c', 'Invoices'],
].map(([object = '', label = '']) => ({ object, label }));

test('an object is found by its label in four languages, and what only sounds like it is not', () => {
  expect(likelyObject(objects, 'orders')?.object).toBe('X1__c');
  expect(likelyObject(objects, 'lines')?.object).toBe('Bestellposition__c');
  expect(likelyObject(objects, 'receipts')?.object).toBe('Wareneingang__c');
  expect(likelyObject(objects, 'suppliers')?.object).toBe('Lieferant__c');
  expect(likelyObject(objects, 'quality')).toBeUndefined();
  const spoken = (label: string) => likelyObject([{ object: 'Z__c', label }], 'orders');
  for (const label of ['Purchase Orders', 'Commandes fournisseur', 'Órdenes de compra', 'Pedidos de compra'])
    expect(spoken(label), label).toBeDefined();
});

test('values of a field that mean suppliers', () => {
  const values = ['Customer', 'Vendor', 'Proveedor', 'Partner'].map((value) => ({ value, label: value }));
  expect(likelySuppliers(values).map(({ value }) => value)).toEqual(['Vendor', 'Proveedor']);
});
