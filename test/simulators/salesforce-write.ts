import { id18 } from '../../lib/sources/salesforce/soql.ts';
import type { SalesforceSimulator } from './salesforce.ts';
import { sfId, sfInstant } from './salesforce-data.ts';
import { type Row, SoqlError } from './salesforce-soql.ts';

/** What the values of a new record may be; a company may change its picklists, which are closed here. */
const PRIORITIES = ['High', 'Normal', 'Low'];
/** Objects that a task can be related to, by `WhatId`, and people, by `WhoId`. */
const RELATED = ['Account', 'Order', 'Case', 'Opportunity', 'Quote'];
const PEOPLE = ['Contact', 'Lead'];

/** Makes a record of an object; a task with all that it says by itself. Throws what Salesforce refuses it for. */
export function createRecord(org: SalesforceSimulator, object: string, given: Row): Row {
  if (org.forbidden.has(`${object}.create`))
    throw new SoqlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'not allowed');
  const unknown = Object.keys(given).find((name) => !org.fields[object]?.includes(name));
  if (unknown)
    throw new SoqlError('INVALID_FIELD', `No such column '${unknown}' on sobject of type ${object}`);
  if (`${given.Subject ?? ''}`.length > 255)
    throw new SoqlError('STRING_TOO_LONG', 'Subject: data value too large');
  if (object === 'Task') refuseTask(org, given);
  const id = sfId(object, 900_001 + org.writes.length);
  const now = sfInstant(org.clock());
  org.records[object]?.push({
    ...(object === 'Task' ? taskDefaults(org, given) : {}),
    ...given,
    ...{ Id: id, CreatedDate: now, LastModifiedDate: now, SystemModstamp: now },
  });
  org.writes.push(`create ${object}`);
  return { id, success: true, errors: [] };
}

function refuseTask(org: SalesforceSimulator, { ActivityDate, Status, Priority, WhatId, WhoId }: Row): void {
  if (ActivityDate != null && !/^\d{4}-\d\d-\d\d$/.test(`${ActivityDate}`))
    throw new SoqlError(
      'JSON_PARSER_ERROR',
      `Cannot deserialize instance of date from VALUE_STRING value ${ActivityDate}`,
    );
  if (Status != null && !org.records.TaskStatus?.some(({ ApiName }) => ApiName === Status))
    throw new SoqlError(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `Status: bad value for restricted picklist field: ${Status}`,
    );
  if (Priority != null && !PRIORITIES.includes(`${Priority}`))
    throw new SoqlError(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `Priority: bad value for restricted picklist field: ${Priority}`,
    );
  for (const [field, id, objects] of [
    ['WhatId', WhatId, RELATED],
    ['WhoId', WhoId, PEOPLE],
  ] as const)
    if (id != null && !found(org, objects, `${id}`))
      throw new SoqlError('FIELD_INTEGRITY_EXCEPTION', `Related To ID: id value of incorrect type: ${field}`);
  if (WhatId != null && `${WhoId ?? ''}`.startsWith('00Q'))
    throw new SoqlError(
      'FIELD_INTEGRITY_EXCEPTION',
      'Task may only be related to a contact and another object',
    );
}

/** What a task says of itself where nobody said it: open, of who is signed in, and its account by what it is about. */
function taskDefaults(org: SalesforceSimulator, { WhatId, Status }: Row): Row {
  const states = org.records.TaskStatus ?? [];
  const status = states.find(({ ApiName }) => ApiName === Status) ?? states.find(({ IsClosed }) => !IsClosed);
  const about = WhatId == null ? undefined : found(org, RELATED, `${WhatId}`);
  const isAccount = org.records.Account?.includes(about ?? {});
  return {
    ...{ TaskSubtype: 'Task', OwnerId: sfId('User', 1), Priority: 'Normal' },
    ...{ Status: status?.ApiName, IsClosed: status?.IsClosed === true },
    ...{ AccountId: isAccount ? about?.Id : about?.AccountId },
  };
}

function found(org: SalesforceSimulator, objects: readonly string[], id: string): Row | undefined {
  return objects
    .flatMap((object) => org.records[object] ?? [])
    .find(({ Id }) => id18(`${Id}`) === (/^\w{15}$|^\w{18}$/.test(id) ? id18(id) : id));
}
