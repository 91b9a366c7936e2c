import type { Reject } from '../../domain/import-job.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Stock } from '../../domain/stock.ts';
import { readMainSuppliers } from './read-suppliers.ts';
import * as records from './records.ts';
import { type Domain, idOf, type PullScope, parseAll, provenanceOf, search } from './search.ts';
import { calendarDay } from './values.ts';

/** Products of one page. */
const PAGE = 500;

/** How much of each product lies in each warehouse today, one page of products at a time, the newest product first. */
export async function readStock(
  scope: PullScope,
  below: number | undefined,
): Promise<{ stocks: Stock[]; rejects: Reject[]; rows: number; below: number | undefined }> {
  const rejects: Reject[] = [];
  const asked = [['type', '=', 'warehouse']];
  const warehouses = parseAll(
    'stock.location',
    records.warehouseSchema,
    await search(scope, 'stock.location', asked),
    rejects,
  );
  const provenance = provenanceOf(scope);
  const today = new Date(provenance.fetchedAt).toISOString().slice(0, 10);
  const domain: Domain = [
    ['type', '=', 'goods'],
    ['code', '!=', null],
  ];
  if (below !== undefined) domain.push(['id', '<', below]);
  const stocks: Stock[] = [];
  let page: Record<string, unknown>[] = [];
  for (const warehouse of warehouses) {
    const context = {
      locations: [warehouse.storage_location],
      with_childs: true,
      stock_date_end: calendarDay(today),
    };
    page = await search(scope, 'product.product', domain, { limit: PAGE, context });
    const products = parseAll('product.product', records.productSchema, page, rejects);
    const limits = await readLimits(scope, page.map(idOf), warehouse.id, rejects);
    const templates = products.map(({ template }) => template);
    const suppliers = await readMainSuppliers(scope, templates, provenance, rejects);
    const plant = warehouse.name.slice(0, 100);
    for (const { id, code, quantity, template } of products) {
      const limit = limits.get(id);
      // Nothing there and nothing that has to be there: no news.
      if (!code || normaliseNumber(code) === '' || (quantity === 0 && !limit)) continue;
      const itemNumber = code.slice(0, 100);
      const partnerId = suppliers.get(template);
      stocks.push({
        id: `${plant}/${itemNumber}/${today}`,
        itemNumber,
        plant,
        countedOn: today,
        quantity,
        consignment: false,
        provenance,
        ...(partnerId === undefined ? {} : { partnerId }),
        ...limit,
      });
    }
  }
  return {
    stocks,
    rejects,
    rows: page.length,
    below: page.length < PAGE ? undefined : idOf(page.at(-1) ?? {}),
  };
}

/** What has to be there at least, and up to what is bought, by product. */
async function readLimits(
  scope: PullScope,
  products: readonly number[],
  warehouse: number,
  rejects: Reject[],
): Promise<Map<number, Pick<Stock, 'minimum' | 'maximum'>>> {
  const raw = await search(scope, 'stock.order_point', [
    ['product', 'in', products],
    ['warehouse_location', '=', warehouse],
  ]);
  const points = parseAll('stock.order_point', records.orderPointSchema, raw, rejects);
  return new Map(
    points.map(({ product, min_quantity, target_quantity }) => [
      product,
      {
        ...(min_quantity === null ? {} : { minimum: min_quantity }),
        ...(target_quantity === null ? {} : { maximum: target_quantity }),
      },
    ]),
  );
}
