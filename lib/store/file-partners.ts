import type { Partner } from '../domain/partner.ts';
import { hashKey } from './hash.ts';
import { keysOfPartner } from './identifiers.ts';
import { mergePartner } from './merge.ts';
import { readPartner } from './partners.ts';
import { RECORD_VERSION, type ReadTx } from './schema.ts';
import type { Draft } from './writer.ts';

/** Reads the stored partners of a batch that the writer does not remember. */
export async function openPartners(draft: Draft, tx: ReadTx, partners: readonly Partner[]): Promise<void> {
  const known = draft.writer.partners;
  const missing = new Set(partners.map((partner) => partner.id).filter((id) => !known.has(id)));
  await Promise.all(
    [...missing].map(async (id) => {
      const stored = await tx.objectStore('partners').get(id);
      const partner = stored && readPartner(stored);
      if (stored && partner) known.set(id, { ...stored, partner });
    }),
  );
}

/** Merges the partners of a batch into the stored ones, which must be open. */
export function filePartners(draft: Draft, partners: readonly Partner[]): void {
  for (const partner of partners) filePartner(draft, partner);
}

function filePartner(draft: Draft, incoming: Partner): void {
  const known = draft.writer.partners.get(incoming.id);
  // A new partner is merged with itself, which brings its sets into their one order.
  const partner = known ? mergePartner(known.partner, incoming) : mergePartner(incoming, incoming);
  if (known?.partner === partner) return;
  const before = known ? keysOfPartner(known.partner) : new Set<string>();
  const no = known?.no ?? draft.state.nextPartner++;
  if (!known) draft.state.partners++;
  const record = { id: partner.id, no, version: RECORD_VERSION, partner };
  draft.writer.partners.set(partner.id, record);
  draft.partnersTouched.delete(known ?? record);
  draft.partnersTouched.add(record);
  draft.touchedPartners.add(partner.id);
  for (const key of keysOfPartner(partner)) {
    if (before.has(key)) continue;
    draft.additions.hashes.push(hashKey('partner', key));
    draft.additions.values.push(no);
  }
}
