import { sendDue } from '../../../lib/sync/run-outbox.ts';
import type { SalesforceSimulator } from '../../simulators/salesforce.ts';
import type { KillSystem } from './outbox-kills.ts';
import { add, noteEntry, stored, taskEntry, worker } from './outbox-world.ts';

/** Salesforce: tasks of an account, and tasks that are taken away. It keeps no dates. */
export function salesforceKills(simulator: SalesforceSimulator): KillSystem {
  return {
    strike(hook) {
      simulator.fault = hook && (({ method }, response) => hook(method !== 'GET', response));
    },
    lose(hook) {
      simulator.loseAnswer = hook;
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
      if (kind === 'date') throw new Error('Salesforce keeps no promised dates.');
      if (kind === 'task')
        return { entry: { ...taskEntry(connectionId, 'Sample task'), target }, writes: 'create Task' };
      if (kind === 'note') return { entry: note, writes: 'create Task' };
      if (kind === 'pair') {
        const task = { ...taskEntry(connectionId, 'Sample task'), target, after: note.id };
        return { entry: note, follower: task, writes: 'create Task,create Task' };
      }
      await add(store, note);
      await sendDue(store, worker());
      const { made = [] } = await stored(store, note.id);
      const work = { kind: 'removal' as const, records: made };
      return { entry: { ...noteEntry(connectionId, ''), target, work }, writes: 'delete Task' };
    },
  };
}
