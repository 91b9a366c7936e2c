import { expect, test } from 'vitest';
import { spokenIn } from '../../../../lib/sites/orders/spoken.ts';

test.each([
  ['de', 'Bestell-Nr. Pos. Menge Liefertermin'],
  ['de', 'BESTELLNUMMER LIEFERANT EINZELPREIS'],
  ['fr', 'N° de commande Quantité Date de livraison prévue'],
  ['es', 'Pedido Cantidad Fecha de entrega'],
  // English is written everywhere, and so are single words of it.
  [undefined, 'PO number Quantity Delivery date Supplier Unit price'],
  [undefined, 'PO number Menge'],
  [undefined, 'Bestellung Menge Liefertermin Commande Quantité Livraison'],
  [undefined, ''],
])('headings speak %s: %s', (lang, text) => {
  expect(spokenIn(text)).toBe(lang);
});
