import type { Partner } from '../domain/partner.ts';
import type { Provenance } from '../domain/provenance.ts';
import { identityOf } from './files/partner-identity.ts';

/** Our own company, which serves the orders of customers, as the system calls it. */
export function ownCompany(name: string, provenance: Provenance): Partner {
  return {
    id: identityOf(name),
    name,
    roles: ['own-site'],
    numbers: [],
    domains: [],
    contacts: [],
    provenance,
  };
}
