import { dynamics } from './dynamics/source.ts';
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
