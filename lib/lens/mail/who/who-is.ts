import type { MailMessage } from '../../../domain/mail-reading.ts';
import { normaliseAddress } from '../../../domain/normalise.ts';
import type { Store } from '../../../store/open.ts';
import { findPartners } from '../../../store/queries.ts';
import { headOf } from '../../context.ts';
import type { WhoView } from './who-views.ts';

/** Who sent a message, by the address of a contact alone. */
export async function whoIs(store: Store, { from }: MailMessage): Promise<WhoView> {
  const address = normaliseAddress(from.address ?? '');
  const partners = address === '' ? [] : ((await findPartners(store, [address])).get(address) ?? []);
  const candidates = partners.map((partner) => ({
    partner: headOf(partner),
    contact: partner.contacts.find(({ email }) => normaliseAddress(email ?? '') === address),
    score: 1 / partners.length,
    reasons: [{ code: 'address' as const, address }],
  }));
  const standing = candidates.length === 0 ? 'unknown' : candidates.length === 1 ? 'known' : 'choose';
  return { standing, candidates, warnings: [] };
}
