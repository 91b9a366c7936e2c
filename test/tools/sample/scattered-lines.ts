import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, randomFrom } from './random.ts';

/**
 * A file of invented orders in the shape of the SCMS delivery history: its columns, some 370 bytes a row, orders of its
 * sizes, and the lines of one order scattered over a third of the file. Every row is computed from its order and line,
 * so that nobody has to hold the file in memory.
 */
export interface ScatteredFile {
  path: string;
  lines: number;
  orders: number;
  /** Deletes the file. */
  remove(): void;
}

const HEADINGS =
  'ID,Project Code,PQ #,PO / SO #,ASN/DN #,Country,Managed By,Fulfill Via,Vendor INCO Term,Shipment Mode,PQ First Sent to Client Date,PO Sent to Vendor Date,Scheduled Delivery Date,Delivered to Client Date,Delivery Recorded Date,Product Group,Sub Classification,Vendor,Item Number,Item Description,Molecule/Test Type,Brand,Dosage,Dosage Form,Unit of Measure (Per Pack),Line Item Quantity,Line Item Value,Pack Price,Unit Price,Manufacturing Site,First Line Designation,Weight (Kilograms),Freight Cost (USD),Line Item Insurance (USD)';

/** Lines of an order by their share, as counted in the SCMS delivery history; the long tail cut at 60. */
const SIZES: [share: number, least: number, most: number][] = [
  [0.73, 1, 1],
  [0.15, 2, 2],
  [0.08, 3, 4],
  [0.03, 5, 8],
  [0.009, 9, 20],
  [0.001, 30, 60],
];
const SCATTER = 0.3;
const SUPPLIERS = 2_000;
const CUSTOMERS = 300;
const ITEMS = 20_000;
/** One item in so many is the common one. */
const COMMON_ITEM = 20;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FORMS = ['tablets', 'capsules', 'oral suspension', 'test kit', 'ampoule'];
const SITES = ['Northern works', 'Harbour works', 'Plant II, Building 7', 'Contract maker, unit 12'];

/** @param changed share of the lines whose quantity and delivered day differ from the file without it */
export async function writeScatteredFile(lines: number, changed = 0): Promise<ScatteredFile> {
  const { order, place, orders } = places(lines);
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-lines-'));
  const path = join(folder, 'order-history.csv');
  const out = createWriteStream(path);
  let text = `${HEADINGS}\n`;
  for (const at of place) {
    text += `${scatteredRow(at + 1, order[at] ?? 0, changed)}\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'close');
  return { path, lines, orders, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The order of each line, and the lines in the order of the file. */
function places(lines: number): { order: Uint32Array; place: Uint32Array; orders: number } {
  const random = randomFrom(11);
  const order = new Uint32Array(lines);
  const keys = new Float64Array(lines);
  let orders = 0;
  for (let line = 0; line < lines; ) {
    orders++;
    const start = random.next();
    for (let left = Math.min(sizeOf(random), lines - line); left > 0; left--) {
      order[line] = orders;
      keys[line] = start + random.next() * SCATTER;
      line++;
    }
  }
  const place = Uint32Array.from({ length: lines }, (_, at) => at).sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0),
  );
  return { order, place, orders };
}

function sizeOf(random: Random): number {
  let roll = random.next();
  for (const [share, least, most] of SIZES) {
    if (roll < share) return random.whole(least, most);
    roll -= share;
  }
  return 1;
}

/** One row; the same for the same line and order, whatever else the file holds. */
function scatteredRow(id: number, orderNo: number, changed: number): string {
  const head = randomFrom(orderNo * 7_919);
  const supplier = Math.floor(head.next() ** 3 * SUPPLIERS);
  const customer = Math.floor(head.next() ** 2 * CUSTOMERS);
  const sent = head.whole(0, 3_000);
  const own = randomFrom(id * 104_729);
  const item = own.whole(1, COMMON_ITEM) === 1 ? 0 : Math.floor(own.next() ** 2 * ITEMS);
  const promised = sent + own.whole(20, 120);
  const late = own.chance(0.25) ? own.whole(1, 40) : 0;
  const differs = own.next() < changed;
  const quantity = own.whole(1, 9_999) + (differs ? 1 : 0);
  const received = day(promised + late + (differs ? 1 : 0));
  const price = own.whole(100, 9_999) / 100;
  const what = `Article ${item}, ${FORMS[item % FORMS.length]}, pack of ${30 + (item % 9) * 30}`;
  return [
    id,
    `${100 + (customer % 60)}-PR-T${10 + (customer % 30)}`,
    `FPQ-${10_000 + (orderNo % 9_000)}`,
    `PO-${3_000_000 + orderNo}`,
    `ASN-${5_000_000 + orderNo * 3 + own.whole(0, 2)}`,
    `Customer ${customer}`,
    'Field office south',
    'Direct Drop',
    own.pick(['EXW', 'DDP', 'FCA', 'CIP']),
    own.pick(['Air', 'Truck', 'Ocean', 'Air Charter']),
    day(sent - 40),
    day(sent),
    day(promised),
    received,
    received,
    own.pick(['ARV', 'HRDT', 'ACT']),
    own.pick(['Adult', 'Pediatric', 'HIV test']),
    `Supplier ${supplier} Limited`,
    `MAT-${700_000 + item}`,
    `"${what}"`,
    `Substance ${item % 90}`,
    'Generic',
    `${10 * (1 + (item % 40))}mg`,
    FORMS[item % FORMS.length],
    30 + (item % 9) * 30,
    quantity,
    (quantity * price).toFixed(2),
    price.toFixed(2),
    (price / 30).toFixed(2),
    `"${SITES[item % SITES.length]}"`,
    own.pick(['Yes', 'No']),
    own.whole(1, 20_000),
    own.whole(100, 90_000),
    (quantity * 0.04).toFixed(2),
  ].join(',');
}

function day(offset: number): string {
  const date = new Date(Date.UTC(2016, 0, 1) + offset * 86_400_000);
  const month = MONTHS[date.getUTCMonth()];
  return `${`${date.getUTCDate()}`.padStart(2, '0')}-${month}-${`${date.getUTCFullYear()}`.slice(2)}`;
}
