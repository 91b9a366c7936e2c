import type { OwnChild } from '../../domain/own-objects.ts';
import type { OwnChoice } from './look-at-own.ts';
import type { OwnAccess, OwnObject, SupplierKind } from './own-access.ts';
import { likelyObject, likelySuppliers } from './propose-objects.ts';

/** Which objects may stand for what, and what is chosen of them now. */
export interface OwnOffer {
  objects: OwnObject[];
  /** Objects whose records belong to the chosen orders, and to their lines (to the orders where there are none). */
  lines: OwnChild[];
  events: OwnChild[];
  kinds: SupplierKind[];
  choice: OwnChoice;
}

/**
 * The objects of a company's own and what they may stand for. What `wanted` does not mention is proposed by the names of the
 * objects; what it holds as undefined, a person does not want. Reads no record. Throws what the system throws.
 */
export async function offerChoices(access: OwnAccess, wanted: Partial<OwnChoice> = {}): Promise<OwnOffer> {
  const objects = await access.list();
  const kinds = await access.supplierKinds();
  const orders = 'orders' in wanted ? wanted.orders : likelyObject(objects, 'orders');
  const lines = await childrenOf(access, orders?.object);
  const line = 'lines' in wanted ? among(lines, wanted.lines) : likelyObject(lines, 'lines');
  const events = line ? await childrenOf(access, line.object) : lines;
  const others = events.filter(({ object }) => object !== orders?.object && object !== line?.object);
  const receipts = 'receipts' in wanted ? among(others, wanted.receipts) : likelyObject(others, 'receipts');
  const quality = 'quality' in wanted ? among(others, wanted.quality) : likelyObject(others, 'quality');
  const suppliers = 'suppliers' in wanted ? wanted.suppliers : likelyObject(objects, 'suppliers');
  const accounts = 'accounts' in wanted ? wanted.accounts : suppliers ? undefined : likelyAccounts(kinds);
  return {
    ...{ objects, lines, events: others, kinds },
    choice: { orders, lines: line, receipts, quality, suppliers, accounts },
  };
}

async function childrenOf(access: OwnAccess, object: string | undefined): Promise<OwnChild[]> {
  return object === undefined ? [] : ((await access.describe(object))?.children ?? []);
}

/** What was chosen before, where it still is there. */
function among(children: readonly OwnChild[], chosen: OwnChild | undefined): OwnChild | undefined {
  return children.find(({ object, by }) => object === chosen?.object && by === chosen.by);
}

function likelyAccounts(kinds: readonly SupplierKind[]): OwnChoice['accounts'] {
  for (const { by, label, values } of kinds) {
    const likely = likelySuppliers(values).map(({ value }) => value);
    if (likely.length > 0) return { by, label, values: likely };
  }
  return undefined;
}
