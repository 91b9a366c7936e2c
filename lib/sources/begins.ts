import type { RecordConnection } from './source.ts';

/**
 * What a sync of each system reads first, by the name that its cursor has for it. Apart from the sources: whoever only
 * begins a sync, as every window does, is not to load all that reads them.
 */
export const BEGINS: { readonly [System in RecordConnection['system']]: string } = {
  tryton: 'purchases',
  salesforce: 'orders',
  hubspot: 'orders',
  dynamics: 'orders',
  zoho: 'sales',
};
