import { sendDue } from '../../../lib/sync/run-outbox.ts';
import type { ZohoSimulator } from '../../simulators/zoho.ts';
import type { KillSystem } from './outbox-kills.ts';
import { add, noteEntry, stored, taskEntry, worker } from './outbox-world.ts';

/** Zoho CRM: tasks of an account, and tasks that are taken away. Its orders have one date for all lines. */
export function zohoKills(simulator: ZohoSimulator): KillSystem {
  return {
    strike(hook) {
      // A query is posted, too.
      simulator.fault =
        hook && (({ method, coql }, response) => hook(method !== 'GET' && coql === '', response));
    },
    lose(hook) {
      simulator.loseAnswer = hook && (({ coql }) => coql === '' && hook());
    },
    writes: () => simulator.writes,
    async entry(kind, { connectionId, store }) {
      const target = {
        of: 'partner' as const,
        partnerId: 'SAMPLERETAILGMBH',
        partnerName: 'Sample Retail GmbH',
        words: 'Sample Retail GmbH',
      };
      const note = { ...noteEntry(connectionId, 'Sample words.'), target };
      if (kind === 'date') throw new Error('Zoho CRM takes no dates of lines.');
      if (kind === 'task')
        return { entry: { ...taskEntry(connectionId, 'Sample task'), target }, writes: 'create Tasks' };
      if (kind === 'note') return { entry: note, writes: 'create Tasks' };
      await add(store, note);
      await sendDue(store, worker());
      const { made = [] } = await stored(store, note.id);
      const work = { kind: 'removal' as const, records: made };
      return { entry: { ...noteEntry(connectionId, ''), target, work }, writes: 'delete Tasks' };
    },
  };
}
