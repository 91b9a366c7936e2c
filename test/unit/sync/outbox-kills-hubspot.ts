import { sendDue } from '../../../lib/sync/run-outbox.ts';
import type { HubspotSimulator } from '../../simulators/hubspot.ts';
import type { KillSystem } from './outbox-kills.ts';
import { add, noteEntry, stored, taskEntry, worker } from './outbox-world.ts';

/** HubSpot: notes of a company, and notes that are taken away. It keeps no dates. */
export function hubspotKills(simulator: HubspotSimulator): KillSystem {
  return {
    strike(hook) {
      const writes = /\/(?:notes|tasks)(?:\/\d+)?$/;
      simulator.fault =
        hook && (({ method, path }, response) => hook(method !== 'GET' && writes.test(path), response));
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
      if (kind === 'date') throw new Error('HubSpot keeps no promised dates.');
      if (kind === 'task')
        return { entry: { ...taskEntry(connectionId, 'Sample task'), target }, writes: 'create tasks' };
      if (kind === 'note') return { entry: note, writes: 'create notes' };
      if (kind === 'pair') {
        const task = { ...taskEntry(connectionId, 'Sample task'), target, after: note.id };
        return { entry: note, follower: task, writes: 'create notes,create tasks' };
      }
      await add(store, note);
      await sendDue(store, worker());
      const { made = [] } = await stored(store, note.id);
      const work = { kind: 'removal' as const, records: made };
      return { entry: { ...noteEntry(connectionId, ''), target, work }, writes: 'archive notes' };
    },
  };
}
