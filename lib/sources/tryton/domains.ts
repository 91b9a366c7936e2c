import { type Domain, isRefusal, OPEN_STATES, type PullScope } from './search.ts';
import { dateTime } from './values.ts';

/**
 * A server's clock and its transactions are not exact, and a clock that was up to ten minutes ahead may be set right: what
 * changed shortly before is read once more.
 */
const OVERLAP_MS = 15 * 60_000;

type CountScope = Pick<PullScope, 'session' | 'company' | 'capabilities'>;

/** How many orders a sync will read. */
export async function countOrders(scope: CountScope, since: number | undefined): Promise<number> {
  let total = 0;
  for (const model of ['purchase.purchase', 'sale.sale'] as const) {
    if (scope.capabilities[model] === false) continue;
    const domain = orderDomain(scope, model, since);
    const count = await scope.session
      .call(`model.${model}.search_count`, [domain, { company: scope.company }])
      .catch((error: unknown) => {
        // Sales may be refused: that is said where they are read.
        if (model === 'sale.sale' && isRefusal(error)) return 0;
        throw error;
      });
    total += typeof count === 'number' ? count : 0;
  }
  return total;
}

/** Orders that were sent; with `since` also cancelled ones, and only where something of them changed. */
export function orderDomain(
  { company, capabilities }: Pick<PullScope, 'company' | 'capabilities'>,
  model: 'purchase.purchase' | 'sale.sale',
  since: number | undefined,
): Domain {
  const domain: Domain = [
    ['company', '=', company],
    ['number', '!=', null],
  ];
  // A first load needs no cancelled order; later ones may be cancelled that are here.
  if (since === undefined) return [...domain, ['state', 'in', OPEN_STATES]];
  const paths = ['', 'lines.'];
  if (capabilities['stock.move'] !== false) paths.push('lines.moves.');
  if (capabilities['account.invoice.line'] !== false)
    paths.push('lines.invoice_lines.', 'lines.invoice_lines.invoice.');
  if (model === 'purchase.purchase' && capabilities['purchase.line.requests'] !== false)
    paths.push('lines.requests.');
  return [...domain, ['state', 'in', [...OPEN_STATES, 'cancelled']], ...changedSince(since, paths)];
}

/** Records where something under one of these paths was made or written since; all of them without `since`. */
export function changedSince(since: number | undefined, paths: readonly string[]): Domain {
  if (since === undefined) return [];
  const from = dateTime(since - OVERLAP_MS);
  // A record that was never edited has no write date.
  const changed = (path: string): Domain[] => [
    [[`${path}write_date`, '>', from]],
    [[`${path}create_date`, '>', from]],
  ];
  return [['OR', ...paths.flatMap(changed)]];
}
