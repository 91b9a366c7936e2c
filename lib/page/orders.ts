import { MAX_ROWS_PER_MESSAGE } from '../domain/page-fields.ts';
import type { PageReading, PageRow, ReadingPart } from '../domain/page-reading.ts';
import { createSeenRows } from '../sites/orders/seen-rows.ts';
import type { PageNodes } from '../sites/reading/lent.ts';
import { readPage } from './read-page.ts';
import type { StartReading } from './start-reading.ts';
import { MOST_BYTES, tellWhole, type Whole } from './tell-whole.ts';
import { brought } from './world.ts';

/** Reads the orders of the document, and tells them whole (`tellWhole`). */
export const startOrders: StartReading = (host) => {
  const { doc, nodes, ask } = host;
  /** Rows that a grid showed stay known while its page stays. */
  let seen = createSeenRows();
  let readAt = '';

  function* read(): Generator<void, Whole<ReadingPart>> {
    const { reading, health } = yield* readPage({ doc, url: doc.location.href, nodes, seen });
    return {
      said: JSON.stringify(reading),
      isEmpty: reading.rows.length === 0,
      health,
      parts: (count) => partsOf(reading, count),
    };
  }

  const { read: readAgain, forget } = tellWhole(host, {
    before: async () => {
      // Portals that people taught are waited for this long: a page is read without them when the store does not answer.
      await Promise.race([brought('partnerLensTaught'), passed(4_000)]);
      if (!brought('partnerLensStructured') && holdsStructured(doc, nodes)) await ask('structured', {});
      if (doc.location.href === readAt) return;
      readAt = doc.location.href;
      seen = createSeenRows();
      forget();
    },
    read,
    send: (part: ReadingPart) => ask('reading', part),
  });
  return { read: readAgain };
};

/** True for a page with structured data of orders, whose reader is brought when it is needed. */
function holdsStructured(doc: Document, nodes: PageNodes): boolean {
  // Attributes are not compared by the selector: on a page of 50,000 rows that takes the browser 60 ms.
  for (const element of nodes.allIn(doc.documentElement, 'script[type="application/ld+json"],[itemscope]')) {
    const text = nodes.firstChildOf(element);
    const said = nodes.attributeOf(element, 'itemtype') ?? (nodes.isText(text) && nodes.dataOf(text));
    if (said && /(?:Order|ParcelDelivery)(?:"|\s*$)/i.test(said)) return true;
  }
  return false;
}

const passed = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));

/** Splits a reading so that each message stays small. One without rows is a part too: it says that they are gone. */
function* partsOf({ rows, ...head }: PageReading, reading: number): Generator<ReadingPart> {
  let last: PageRow[] = [];
  const chunks = [last];
  let bytes = 0;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    bytes += size;
    if (last.length >= MAX_ROWS_PER_MESSAGE || bytes >= MOST_BYTES) {
      last = [];
      chunks.push(last);
      bytes = size;
    }
    last.push(row);
  }
  for (const [part, chunk] of chunks.entries())
    yield { ...head, reading, part, last: part === chunks.length - 1, rows: chunk };
}
