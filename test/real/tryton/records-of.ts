import type { TrytonConnection } from '../../../lib/domain/connection.ts';
import { openApi } from '../../../lib/sources/http/open-api.ts';
import type { Push } from '../../../lib/sources/source.ts';
import { askServer } from '../../../lib/sources/tryton/connect.ts';
import { openSession, type TrytonSession } from '../../../lib/sources/tryton/session.ts';
import { tryton } from '../../../lib/sources/tryton/source.ts';

/** A running Tryton, and how to sign in. */
export interface Where {
  address: string;
  database: string;
  password: string;
}

/** Records of a model by a domain, at most a hundred. */
export type RecordsOf = (
  model: string,
  domain: unknown[],
  fields: readonly string[],
) => Promise<Record<string, unknown>[]>;

/** Signs in beside the extension: what Tryton itself says is the truth of the tests. */
export async function opened(
  where: Where,
): Promise<{ push: Push; session: TrytonSession; company: number; read: RecordsOf }> {
  const { address, database, password } = where;
  const signal = AbortSignal.timeout(120_000);
  const api = openApi({
    connectionId: 'real',
    address,
    why: 'test',
    note: () => {},
    announce: async () => {},
    signal,
  });
  const session = openSession(api, { database, user: 'admin', password });
  const { company, capabilities } = await askServer(session, Date.now, () => {});
  const connection = {
    id: 'real',
    system: 'tryton',
    database,
    user: 'admin',
    company,
    capabilities,
  } as TrytonConnection;
  const read: RecordsOf = async (model, domain, fields) =>
    (await session.call(`model.${model}.search_read`, [domain, 0, 100, null, fields, { company }])) as Record<
      string,
      unknown
    >[];
  return { push: tryton.open(api, connection, password).push, session, company, read };
}
