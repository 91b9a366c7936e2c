/** Which columns of an order file the demo pages use. Found by words in the heading; the product has its own, better way. */
export interface DemoColumns {
  order: string;
  line?: string;
  supplier: string;
  supplierEmail?: string;
  article?: string;
  description?: string;
  quantity?: string;
  cancelledQuantity?: string;
  receivedQuantity?: string;
  sent?: string;
  requested?: string;
  promised?: string;
  received?: string;
  shipment?: string;
  invoice?: string;
  customer?: string;
  customerOrder?: string;
  customerEmail?: string;
  asOf?: string;
}

const WORDS: Record<keyof DemoColumns, readonly RegExp[]> = {
  order: [/^purchase order$/i, /^po\b.*(#|no|number)/i, /order.*(#|no\.?$|number)/i, /^po$/i],
  line: [/^line$/i, /^line (no|number|item)\.?$/i],
  supplier: [/^(supplier|vendor)$/i, /^(supplier|vendor) name$/i],
  supplierEmail: [/^(supplier|vendor) e-?mail/i],
  article: [/^part (no|number)/i, /^(item|material|article)( (no|number))?\.?$/i, /^sku$/i],
  description: [/description/i],
  quantity: [/^ordered/i, /^line item quantity$/i, /^quantity|^qty/i],
  cancelledQuantity: [/^cancelled/i],
  receivedQuantity: [/^received quantity$/i],
  sent: [/^sent/i, /sent to vendor/i, /^order date$/i],
  requested: [/^requested/i],
  promised: [/^last promised/i, /^scheduled/i, /promised|due date/i],
  received: [/^received on$/i, /^delivered/i, /received.*date/i],
  shipment: [/^asn/i, /^shipment/i, /delivery note/i],
  invoice: [/^invoice$/i, /^invoice (no|number)/i],
  customer: [/^customer$/i, /^country$/i],
  customerOrder: [/^customer order$/i, /^sales order$/i],
  customerEmail: [/^customer e-?mail$/i],
  asOf: [/^partnerlens sample as of$/i],
};

/** The columns of a heading row. Throws with the missing words when it has no order number or no supplier. */
export function findColumns(headings: readonly string[]): DemoColumns {
  const found = new Map<string, string>();
  for (const [field, patterns] of Object.entries(WORDS)) {
    for (const pattern of patterns) {
      const heading = headings.find((candidate) => pattern.test(candidate.trim()));
      if (heading === undefined || found.has(field)) continue;
      found.set(field, heading);
    }
  }
  const order = found.get('order');
  const supplier = found.get('supplier');
  if (!order || !supplier) {
    throw new Error(
      `The demo pages need a column for the order number and one for the supplier. Found: ${headings.join(', ')}`,
    );
  }
  return { ...Object.fromEntries(found), order, supplier };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An ISO date from `2010-06-30`, `30-Jun-10` or `6/30/10` (month first, as in the files this is used with); else undefined. */
export function demoDate(text: string | undefined): string | undefined {
  const value = (text ?? '').trim();
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const named = /^(\d{1,2})-([a-z]{3})-(\d{2,4})$/i.exec(value);
  if (named) return isoDate(named[3], MONTHS.indexOf(`${named[2]}`.toLowerCase()) + 1, named[1]);
  const numeric = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4})$/.exec(value);
  if (numeric) return isoDate(numeric[3], Number(numeric[1]), numeric[2]);
  return undefined;
}

function isoDate(year: string | undefined, month: number, day: string | undefined): string | undefined {
  if (month < 1 || month > 12 || !year || !day) return undefined;
  return `${year.length === 2 ? `20${year}` : year}-${`${month}`.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
