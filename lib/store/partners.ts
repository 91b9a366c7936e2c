import { type Partner, partnerSchema } from '../domain/partner.ts';
import { type PartnerRecord, RECORD_VERSION } from './schema.ts';

/** The partner of a stored record; one that an older definition wrote is parsed, undefined when it does not parse. */
export function readPartner(record: PartnerRecord): Partner | undefined {
  if (record.version === RECORD_VERSION) return record.partner;
  const parsed = partnerSchema.safeParse(record.partner);
  return parsed.success ? parsed.data : undefined;
}
