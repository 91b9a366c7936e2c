import type { Reject } from '../../domain/import-job.ts';
import { isRefusal } from './failures.ts';
import { currencySchema, type ProductRecord, productSchema } from './records.ts';
import { allOf, type PullScope, parseAll, rowsOf } from './scope.ts';
import { isThere } from './tables.ts';

/** The codes of all currencies, by the id of each; read once. Empty where this user may not see them. */
export function currenciesOf(scope: Pick<PullScope, 'org' | 'capabilities' | 'read'>) {
  scope.read.currencies ??= readCurrencies(scope);
  return scope.read.currencies;
}

async function readCurrencies(scope: Pick<PullScope, 'org' | 'capabilities'>) {
  if (!isThere(scope.capabilities, 'transactioncurrency')) return new Map<string, string>();
  const raw = await allOf(scope, 'transactioncurrency', {}).catch((error: unknown) => {
    if (isRefusal(error)) return [];
    throw error;
  });
  const codes = parseAll('transactioncurrency', currencySchema, raw, []);
  return new Map(codes.map(({ transactioncurrencyid: id, isocurrencycode: code }) => [id, code] as const));
}

/** Products by their ids; each is read once. */
export async function productsOf(
  scope: PullScope,
  ids: readonly string[],
  rejects: Reject[],
): Promise<ReadonlyMap<string, ProductRecord>> {
  const known = scope.read.products;
  if (!isThere(scope.capabilities, 'product')) return known;
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  const raw = await rowsOf(scope, 'product', 'productid', missing);
  for (const product of parseAll('product', productSchema, raw, rejects))
    known.set(product.productid, product);
  return known;
}
