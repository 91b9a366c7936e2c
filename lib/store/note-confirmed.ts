import type { Order } from '../domain/order.ts';
import type { Provenance } from '../domain/provenance.ts';
import { keyOfLine } from './confirmations.ts';
import type { Draft } from './writer.ts';

/** Notes what a newer file said again; the block keeps what it has. */
export function noteConfirmed(draft: Draft, stored: Order, confirmed: ReadonlyMap<string, Provenance>): void {
  for (const { id, provenance } of [...stored.lines, { id: '', provenance: stored.heading?.provenance }]) {
    const said = confirmed.get(id);
    if (!said || !provenance) continue;
    const name = `${said.jobId}\n${said.fetchedAt}\n${said.sourceId}`;
    const saidAlso = draft.confirming.get(name) ?? { origin: said, keys: [] };
    saidAlso.keys.push(keyOfLine(provenance, stored.id, id));
    draft.confirming.set(name, saidAlso);
  }
}
