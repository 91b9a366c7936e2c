import { openApi } from '../../../lib/sources/http/open-api.ts';
import { FIELDS, MODELS, PEG_FIELDS, type TrytonModel } from '../../../lib/sources/tryton/fields.ts';

type Row = Record<string, unknown>;

/** Raw records of a running Tryton, as it sends them: what the simulator serves and is compared with. */
export interface Recording {
  version: string;
  preferences: unknown;
  company: Row[];
  /** Names of the fields of each model. */
  fields: Record<string, string[]>;
  records: Record<string, Row[]>;
  /** How much of a product lies in a place, by `<location>/<product>`. */
  quantities: Record<string, number>;
}

/** Of what a user prefers only what is asked of it; the rest is of no concern. */
const PREFERENCES = ['company', 'companies', 'language'];
const COMPANY = ['party', 'rec_name'];
/** Also read, so that the simulator can tell what changed. */
const CHANGES = ['create_date', 'write_date'];
/** Never read by themselves, but asked along: what changed in them changes the orders that they belong to. */
const BESIDE = { 'purchase.request': ['purchase_line', 'origin', 'state'] };
const MORE: Record<string, string[]> = {
  'purchase.purchase': ['company', 'lines'],
  'purchase.line': ['type', 'moves', 'invoice_lines'],
  'sale.sale': ['company', 'lines'],
  'sale.line': ['type', 'moves', 'invoice_lines', ...PEG_FIELDS],
  'account.invoice.line': ['invoice'],
  'party.party': ['contact_mechanisms', 'identifiers', 'addresses'],
  'product.product': ['type'],
  'stock.location': ['type'],
  'stock.forecast.line': ['forecast.state', 'forecast.company'],
  'sale.complaint': ['company'],
  ...BESIDE,
};

/** Reads everything that our source may ask for, with Tryton's own encoding kept. */
export async function recordTryton(address: string, database: string, password: string): Promise<Recording> {
  const api = openApi({
    connectionId: 'recording',
    address,
    why: 'recording',
    note: () => {},
    signal: AbortSignal.timeout(120_000),
  });
  let header = '';
  const call = async (method: string, params: unknown[], path = `${database}/`) => {
    const headers: Record<string, string> = header ? { authorization: header } : {};
    const { text } = await api.post(path, { id: 1, method, params }, { what: method, fields: [], headers });
    const answer = JSON.parse(text) as { result?: unknown; error?: unknown };
    if (answer.error) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.result;
  };
  const [user, key] = (await call('common.db.login', ['admin', { password }, 'en'])) as [number, string];
  header = `Session ${btoa(`admin:${user}:${key}`)}`;
  const preferences = (await call('model.res.user.get_preferences', [false, {}])) as Record<string, unknown>;
  const recording: Recording = {
    version: (await call('common.server.version', [], '')) as string,
    preferences: Object.fromEntries(PREFERENCES.map((name) => [name, preferences[name]])),
    company: (await call('model.company.company.search_read', [[], 0, 100, null, COMPANY, {}])) as Row[],
    fields: {},
    records: {},
    quantities: {},
  };
  for (const model of [...MODELS, ...Object.keys(BESIDE)] as TrytonModel[]) {
    const fields = (await call(`model.${model}.fields_get`, [null, {}])) as Record<string, unknown>;
    recording.fields[model] = Object.keys(fields).sort();
    const asked = [...new Set([...(FIELDS[model] ?? []), ...CHANGES, ...(MORE[model] ?? [])])];
    const order = [['id', 'DESC']];
    const records = await call(`model.${model}.search_read`, [[], 0, 1_000, order, asked, { company: 1 }]);
    recording.records[model] = records as Row[];
  }
  const products = (recording.records['product.product'] ?? []).map(({ id }) => id);
  for (const { storage_location: place } of recording.records['stock.location'] ?? []) {
    if (typeof place !== 'number') continue;
    const context = { company: 1, locations: [place], with_childs: true, stock_date_end: today() };
    const at = await call('model.product.product.read', [products, ['quantity'], context]);
    for (const { id, quantity } of at as { id: number; quantity: number }[])
      recording.quantities[`${place}/${id}`] = quantity;
  }
  return recording;
}

function today() {
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-').map(Number);
  return { __class__: 'date', year, month, day };
}
