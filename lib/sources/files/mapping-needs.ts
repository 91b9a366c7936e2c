import { tableOf } from '../../domain/file-fields.ts';
import type { FileField, FileMapping, TableKind } from '../../domain/file-mapping.ts';

/** What a person should know of a mapping that can be imported; worded as `needs.<code>`. */
export type NeedsWarning =
  /** No column names the supplier: rows join orders whose supplier another file tells, and wait until then. */
  | 'supplier-unknown'
  /** Nothing of lines: the dates hold for every line of the order that says nothing itself. */
  | 'headings-only'
  /** Amounts of whole orders are not kept: figures are built from lines. */
  | 'heading-amounts'
  /** Neither line nor item is named: what rows tell belongs to the order as a whole. */
  | 'whole-order'
  /** No column says how long before its month a forecast was made: one month is taken. */
  | 'lag-assumed'
  /** No column names a partner: the counts belong to no relationship, only to items. */
  | 'counts-of-nobody'
  /** Partners are those that are known: rows of others are rejected. */
  | 'partners-known'
  /** Times without a distance from UTC are read by the clock of this machine. */
  | 'local-times';

export interface MappingNeeds {
  /** Fields without which no row can be kept. */
  missing: FileField[];
  warnings: NeedsWarning[];
}

/** What tells the lines of an order apart. */
const LINE_NAMES: readonly FileField[] = [
  'lineNumber',
  'recordId',
  'itemNumber',
  'supplierItemNumber',
  'itemGtin',
  'itemDescription',
];
/** What is said of a line, or happened to it; amounts and currency are said of orders, too. */
const OF_LINES: readonly FileField[] = [
  ...LINE_NAMES,
  'alternateItem',
  'orderedQuantity',
  'cancelledQuantity',
  'unit',
  'unitPrice',
  'customerName',
  'customerOrder',
  'pegQuantity',
  'neededOn',
  'shipmentNumber',
  'shippedOn',
  'shippedQuantity',
  'receiptNumber',
  'receivedOn',
  'receivedQuantity',
  'rejectedQuantity',
  'rejectedOn',
  'invoiceNumber',
  'invoicedOn',
  'invoiceAmount',
  'itemGroup',
  'standardPrice',
  'shipTo',
  'transportMode',
  'promiseChangedOn',
  'advisedOn',
  'lotsInspected',
  'returnedQuantity',
  'documentsCorrect',
  'undamaged',
];

/**
 * What a mapping lacks. Of orders: an order number, and anything to say about the order. A column that says something is asked for as
 * the supplier's name, the most useful one.
 */
export function mappingNeeds(mapping: Pick<FileMapping, 'columns' | 'table'>): MappingNeeds {
  const kind = tableOf(mapping);
  return kind === 'orders' ? orderNeeds(mapping) : relationNeeds(mapping, kind);
}

type RelationKind = Exclude<TableKind, 'orders'>;

/** Of each list one field is needed; the first is asked for. */
const NEEDED: Readonly<Record<RelationKind, readonly (readonly FileField[])[]>> = {
  cases: [['caseNumber'], ['raisedAt'], ['partnerName', 'partnerNumber']],
  exchanges: [['askedAt'], ['partnerName', 'partnerNumber']],
  stocks: [['itemNumber'], ['countedOn'], ['stockQuantity']],
  forecasts: [['itemNumber'], ['month'], ['forecastQuantity'], ['partnerName', 'partnerNumber']],
  facts: [['factLabel', 'factKind'], ['validFrom'], ['partnerName', 'partnerNumber']],
};

function relationNeeds({ columns }: Pick<FileMapping, 'columns'>, kind: RelationKind): MappingNeeds {
  const fields = new Set(columns.flatMap((column) => column.field ?? []));
  const missing = NEEDED[kind].flatMap((among) =>
    among.some((field) => fields.has(field)) ? [] : among.slice(0, 1),
  );
  const warnings: NeedsWarning[] = [];
  if (fields.has('partnerName') || fields.has('partnerNumber')) warnings.push('partners-known');
  if (kind === 'cases' || kind === 'exchanges') warnings.push('local-times');
  if (kind === 'forecasts' && !fields.has('lag') && !fields.has('madeOn')) warnings.push('lag-assumed');
  if (kind === 'stocks' && !fields.has('partnerName') && !fields.has('partnerNumber'))
    warnings.push('counts-of-nobody');
  return { missing, warnings: missing.length > 0 ? [] : warnings };
}

function orderNeeds(mapping: Pick<FileMapping, 'columns'>): MappingNeeds {
  const fields = new Set(mapping.columns.flatMap((column) => column.field ?? []));
  const missing: FileField[] = fields.has('orderNumber') ? [] : ['orderNumber'];
  const says = [...fields].filter((field) => field !== 'orderNumber' && field !== 'sampleAsOf');
  if (says.length === 0) missing.push('supplierName');
  const warnings: NeedsWarning[] = [];
  if (!namesSupplier(mapping)) warnings.push('supplier-unknown');
  if (isHeadingFile(mapping)) {
    warnings.push('headings-only');
    if (fields.has('value')) warnings.push('heading-amounts');
  } else if (!LINE_NAMES.some((field) => fields.has(field))) warnings.push('whole-order');
  return { missing, warnings: missing.length > 0 ? [] : warnings };
}

/** True when a column names the supplier, so that a row without one is a flaw. */
export function namesSupplier({ columns }: Pick<FileMapping, 'columns'>): boolean {
  return columns.some(({ field }) => field === 'supplierName' || field === 'supplierNumber');
}

/** True for a file of order headings: no column says anything of lines. */
export function isHeadingFile({ columns }: Pick<FileMapping, 'columns'>): boolean {
  return !columns.some(({ field }) => field !== undefined && OF_LINES.includes(field));
}
