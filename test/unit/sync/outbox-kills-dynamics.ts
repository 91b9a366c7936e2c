import { sendDue } from '../../../lib/sync/run-outbox.ts';
import type { DynamicsSimulator } from '../../simulators/dynamics.ts';
import type { KillSystem } from './outbox-kills.ts';
import { add, noteEntry, stored, taskEntry, worker } from './outbox-world.ts';

/** Dynamics 365: calls of an account, and calls that are taken away. PartnerLens writes no dates there. */
export function dynamicsKills(simulator: DynamicsSimulator): KillSystem {
  return {
    strike(hook) {
      simulator.fault = hook && (({ method }, response) => hook(method !== 'GET', response));
    },
    lose(hook) {
      simulator.loseAnswer = hook;
    },
    // A call is made once, and completed as often as that takes: the second time changes nothing.
    writes: () => simulator.writes.filter((write) => write !== 'update phonecall'),
    async entry(kind, { connectionId, store }) {
      const target = {
        of: 'partner' as const,
        partnerId: 'SAMPLERETAILGMBH',
        partnerName: 'Sample Retail GmbH',
        words: 'Sample Retail GmbH',
      };
      const note = { ...noteEntry(connectionId, 'Sample words.'), target };
      if (kind === 'date') throw new Error('PartnerLens writes no dates into Dynamics 365.');
      if (kind === 'task')
        return { entry: { ...taskEntry(connectionId, 'Sample task'), target }, writes: 'create task' };
      if (kind === 'note') return { entry: note, writes: 'create phonecall' };
      await add(store, note);
      await sendDue(store, worker());
      const { made = [] } = await stored(store, note.id);
      const work = { kind: 'removal' as const, records: made };
      return { entry: { ...noteEntry(connectionId, ''), target, work }, writes: 'delete phonecall' };
    },
  };
}
