import type { Partner } from '../../domain/partner.ts';

/** Whoever delivers is a supplier; that one orders from us, too, orders say by themselves. */
export function asSuppliers(partners: ReadonlyMap<string, Partner>): Map<string, Partner> {
  return new Map([...partners].map(([key, partner]) => [key, { ...partner, roles: ['supplier'] }]));
}
