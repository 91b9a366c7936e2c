import type { FileField } from '../../lib/domain/file-mapping.ts';

/** Fields that hold dates, whose numeric forms need an order. */
export const DATE_FIELDS = new Set<FileField>([
  'neededOn',
  'sentOn',
  'requestedOn',
  'firstPromisedOn',
  'lastPromisedOn',
  'confirmedOn',
  'shippedOn',
  'receivedOn',
  'rejectedOn',
  'invoicedOn',
  'promiseChangedOn',
  'advisedOn',
  'returnedOn',
  'payableOn',
  'paidOn',
  'sampleAsOf',
]);

/** Fields that hold numbers, whose decimal mark must be known. */
export const NUMBER_FIELDS = new Set<FileField>([
  'pegQuantity',
  'orderedQuantity',
  'cancelledQuantity',
  'unitPrice',
  'value',
  'shippedQuantity',
  'receivedQuantity',
  'rejectedQuantity',
  'invoiceAmount',
  'standardPrice',
  'promiseChangedDays',
  'lotsInspected',
  'lotsRejected',
  'returnedQuantity',
  'invoicedQuantity',
]);
