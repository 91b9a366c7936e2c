import { HubError } from './hubspot-search.ts';

interface Association {
  to: { id: string };
  types?: { associationCategory: string; associationTypeId: number }[];
}

/** What is asked to be made. */
export interface NewRecord {
  properties: Record<string, string>;
  associations?: Association[];
}

/** Properties that a new record has to have, by its type. */
const REQUIRED: Record<string, string[]> = { notes: ['hs_timestamp'], tasks: ['hs_timestamp'] };
/** What properties with fixed values may hold. */
const CHOICES: Record<string, string[]> = {
  hs_task_status: ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED'],
  hs_task_priority: ['NONE', 'LOW', 'MEDIUM', 'HIGH'],
  hs_task_type: ['EMAIL', 'CALL', 'TODO'],
};
/** HubSpot's own numbers for “it belongs to a company”. */
const TO_COMPANY: Record<string, number> = { notes: 190, tasks: 192 };

/** Throws what HubSpot refuses a new record for: `known` properties, and companies by their id. */
export function refuseRecord(
  type: string,
  { properties, associations = [] }: NewRecord,
  known: ReadonlySet<string>,
  isCompany: (id: string) => boolean,
): void {
  const refused = (message: string) => new HubError(400, 'VALIDATION_ERROR', message);
  for (const [name, value] of Object.entries(properties)) {
    if (!known.has(name)) throw refused(`Property "${name}" does not exist`);
    if (CHOICES[name] && !CHOICES[name].includes(value))
      throw refused(`${value} was not one of the allowed options: ${CHOICES[name]}`);
  }
  for (const name of REQUIRED[type] ?? []) {
    const value = properties[name] ?? '';
    if (Number.isNaN(/^\d+$/.test(value) ? Number(value) : Date.parse(value)))
      throw refused(`Required properties were not set, or not to an instant: ${name}`);
  }
  for (const { to, types = [] } of associations) {
    if (!types.some(({ associationTypeId }) => associationTypeId === TO_COMPANY[type]))
      throw refused(`Invalid association type for ${type}`);
    if (!isCompany(`${to.id}`)) throw new HubError(404, 'OBJECT_NOT_FOUND', 'company not found');
  }
}
