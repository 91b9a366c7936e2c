import { dynamics } from './dynamics/source.ts';
import { isThisMachine } from './http/open-api.ts';
import { OWN_SERVER, type Pace } from './http/pace.ts';
import { hubspot } from './hubspot/source.ts';
import { salesforce } from './salesforce/source.ts';
import type { RecordConnection, Source } from './source.ts';
import { tryton } from './tryton/source.ts';
import { zoho } from './zoho/source.ts';

/** Every system that can be connected. */
export const SOURCES: {
  readonly [System in RecordConnection['system']]: Source<Extract<RecordConnection, { system: System }>>;
} = { tryton, salesforce, hubspot, dynamics, zoho };

/** The source of a connection's system. */
export function sourceOf({ system }: Pick<RecordConnection, 'system'>): Source {
  return SOURCES[system];
}

/**
 * How fast a connected address may be asked. One of this machine is a server that the company runs for itself, a gateway or a
 * proxy, whatever system answers behind it: what that system takes is the gateway's to keep.
 */
export function paceOf({ system, address }: Pick<RecordConnection, 'system' | 'address'>): Pace {
  return isThisMachine(new URL(address)) ? OWN_SERVER : (sourceOf({ system }).pace ?? OWN_SERVER);
}
