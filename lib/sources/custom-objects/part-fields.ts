import { FIELDS_OF } from '../../domain/file-fields.ts';
import type { FileField } from '../../domain/file-mapping.ts';
import type { OwnPart } from '../../domain/own-objects.ts';

/** What is said of a supplier, wherever it stands. */
const SUPPLIER: readonly FileField[] = [
  'supplierName',
  'supplierNumber',
  'supplierDomain',
  'supplierContact',
  'supplierEmail',
  'supplierVat',
  'supplierDuns',
  'supplierGln',
  'supplierCountry',
  'supplierLanguage',
  'owner',
];
const RECEIPT: readonly FileField[] = ['receiptNumber', 'receivedOn', 'receivedQuantity'];
const QUALITY: readonly FileField[] = ['rejectedQuantity', 'rejectedOn', 'rejectReason'];
/** What a whole order says, beside its supplier. */
const HEADING: readonly FileField[] = [
  'orderNumber',
  'buyer',
  'buyerGroup',
  'plant',
  'company',
  'currency',
  'sentOn',
  'requestedOn',
  'firstPromisedOn',
  'lastPromisedOn',
  'confirmedOn',
  'shipTo',
  'transportMode',
];
const NOT_OURS = new Set<FileField>(['sampleAsOf', 'recordId']);

/** Which of our fields a part can hold; an order without lines of its own is one line, and may hold what lines do. */
export function fieldsOfPart(part: OwnPart, hasLines: boolean): readonly FileField[] {
  if (part === 'suppliers') return SUPPLIER;
  if (part === 'receipts') return RECEIPT;
  if (part === 'quality') return QUALITY;
  if (part === 'orders' && hasLines) return [...HEADING, ...SUPPLIER];
  const heading = new Set([...SUPPLIER, 'orderNumber', 'buyer', 'buyerGroup', 'company']);
  return FIELDS_OF.orders.filter(
    (field) => !NOT_OURS.has(field) && (part === 'orders' || !heading.has(field)),
  );
}

/** The fields of all parts of orders, in the order shown to people. */
export const ORDER_PARTS_FIELDS: readonly FileField[] = FIELDS_OF.orders.filter(
  (field) => !NOT_OURS.has(field),
);
