import { sourceIdOf, type TrytonConnection } from '../../domain/connection.ts';
import type { Source } from '../source.ts';
import { askServer, ownParty } from './connect.ts';
import { countOrders } from './domains.ts';
import { find } from './find.ts';
import { lineIds } from './line-ids.ts';
import { NEEDS } from './needs.ts';
import { pull } from './pull.ts';
import { trytonPush } from './push.ts';
import { sampleObjects } from './sample-objects.ts';
import type { PullScope } from './search.ts';
import { openSession } from './session.ts';

/** Tryton: purchases and sales with what was received and invoiced, over JSON-RPC. */
export const tryton = {
  system: 'tryton',
  needs: NEEDS,
  async check(api, connection, password, done) {
    const session = openSession(api, { ...connection, password });
    const wanted = connection.company || undefined;
    const { company, companies, capabilities } = await askServer(session, Date.now, done, wanted);
    return { company, companies, capabilities };
  },
  open(api, connection, password) {
    const { database, user, company, capabilities } = connection;
    const session = openSession(api, { database, user, password });
    const sourceId = sourceIdOf(connection);
    let own: Promise<number> | undefined;
    const scopeFor = async (jobId: string, delta: boolean): Promise<PullScope> => {
      own ??= ownParty(session, company);
      return {
        session,
        company,
        ownParty: await own,
        capabilities,
        sourceId,
        jobId,
        delta,
        fields: connection.fields ?? {},
      };
    };
    return {
      async measure(since) {
        const total = await countOrders({ session, company, capabilities }, since);
        return { total, until: session.serverTime() };
      },
      sampleObjects: () => sampleObjects({ session, company, capabilities }),
      lineIds: () => lineIds({ session, company, capabilities }),
      async find(wanted, jobId) {
        return find(await scopeFor(jobId, false), wanted);
      },
      async *pull(cursor, jobId) {
        yield* pull(await scopeFor(jobId, cursor.since !== undefined), cursor);
      },
      push: trytonPush({ session, company }),
    };
  },
} satisfies Source<TrytonConnection>;
