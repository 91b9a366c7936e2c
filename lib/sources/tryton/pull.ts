import type { SyncCursor } from '../../domain/connection.ts';
import type { SourcePage } from '../source.ts';
import { readPurchases, readSales } from './read-orders.ts';
import { type Domain, idOf, OPEN_STATES, type PullScope, search } from './search.ts';
import { dateTime } from './values.ts';

/** Orders of one page. */
const PAGE = 100;
/**
 * A server's clock and its transactions are not exact, and a clock that was up to ten minutes ahead may be set right: what
 * changed shortly before is read once more.
 */
const OVERLAP_MS = 15 * 60_000;

/**
 * Orders with everything that happened to them, newest first: a page is whole in itself, and the cursor behind it is the
 * lowest record id so far, so that orders which come or go meanwhile shift nothing. With `since`, only orders where the
 * order, a line, a move or an invoice changed. What does not parse is a reject, and the others of its page are read.
 */
export async function* pull(scope: PullScope, start: SyncCursor): AsyncGenerator<SourcePage<SyncCursor>> {
  let cursor = start;
  for (const object of ['purchases', 'sales'] as const) {
    if (object === 'purchases' && start.object === 'sales') continue;
    const model = MODEL_OF[object];
    if (scope.capabilities[model] === false) continue;
    if (cursor.object !== object) cursor = { ...cursor, object, below: undefined };
    for (;;) {
      const domain = domainOf(scope, model, cursor.since);
      if (cursor.below !== undefined) domain.push(['id', '<', cursor.below]);
      const raw = await search(scope, model, domain, { limit: PAGE });
      if (raw.length === 0) break;
      const found = await (object === 'purchases' ? readPurchases(scope, raw) : readSales(scope, raw));
      cursor = { ...cursor, below: Math.min(...raw.map(idOf)), read: cursor.read + raw.length };
      yield { ...found, rows: raw.length, cursor, placeOf: () => null };
      if (raw.length < PAGE) break;
    }
  }
}

type CountScope = Pick<PullScope, 'session' | 'company' | 'capabilities'>;

/** How many orders a sync will read. */
export async function countOrders(scope: CountScope, since: number | undefined): Promise<number> {
  let total = 0;
  for (const object of ['purchases', 'sales'] as const) {
    const model = MODEL_OF[object];
    if (scope.capabilities[model] === false) continue;
    const domain = domainOf(scope, model, since);
    const count = await scope.session.call(`model.${model}.search_count`, [
      domain,
      { company: scope.company },
    ]);
    total += typeof count === 'number' ? count : 0;
  }
  return total;
}

const MODEL_OF = { purchases: 'purchase.purchase', sales: 'sale.sale' } as const;

function domainOf(
  { company, capabilities }: Pick<PullScope, 'company' | 'capabilities'>,
  model: string,
  since: number | undefined,
): Domain {
  const domain: Domain = [
    ['company', '=', company],
    ['number', '!=', null],
  ];
  // A first load needs no cancelled order; later ones may be cancelled that are here.
  if (since === undefined) return [...domain, ['state', 'in', OPEN_STATES]];
  const from = dateTime(since - OVERLAP_MS);
  // A record that was never edited has no write date.
  const changed = (path: string): Domain[] => [
    [[`${path}write_date`, '>', from]],
    [[`${path}create_date`, '>', from]],
  ];
  const paths = ['', 'lines.', 'lines.moves.', 'lines.invoice_lines.', 'lines.invoice_lines.invoice.'];
  if (model === 'purchase.purchase' && capabilities['purchase.line.requests'] !== false)
    paths.push('lines.requests.');
  return [...domain, ['state', 'in', [...OPEN_STATES, 'cancelled']], ['OR', ...paths.flatMap(changed)]];
}
