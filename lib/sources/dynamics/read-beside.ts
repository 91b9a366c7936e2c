import type { Activity, Case } from '../../domain/activity.ts';
import type { Reject } from '../../domain/import-job.ts';
import { touchpointIdOfReference } from '../../domain/outbox.ts';
import type { Partner } from '../../domain/partner.ts';
import { noteWords } from '../note-words.ts';
import { plainText } from '../plain-text.ts';
import type { FoundNote } from '../source.ts';
import { dayHere, sortTasks, type Tasks, type ToldTask } from '../told-task.ts';
import type { Raw } from './organisation.ts';
import { type CustomerRef, readCustomers } from './read-accounts.ts';
import {
  type ActivityRecord,
  activitySchema,
  type CaseRecord,
  CUSTOMER_TYPE,
  caseSchema,
  type NoteRecord,
  noteSchema,
  OBJECT_TYPE,
  OWNER,
  PRIORITY,
  REGARDING_TYPE,
  resolutionSchema,
} from './records.ts';
import { type PullScope, parseAll, provenanceOf, rowsOf } from './scope.ts';
import { storedId } from './stored-ids.ts';
import { isThere, type TableName } from './tables.ts';

export type ActivityTable = 'phonecall' | 'appointment' | 'email' | 'task';
const HOW = { phonecall: 'call', appointment: 'meeting', email: 'mail', task: 'note' } as const;

/** Cases between customers and us, with those customers; a case keeps its id whoever it belongs to. */
export async function readCases(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ partners: Partner[]; activities: Activity[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const cases = parseAll('incident', caseSchema, raw, rejects);
  const refs = cases.flatMap(({ _customerid_value: id, [CUSTOMER_TYPE]: type }) =>
    id ? [{ id, type }] : [],
  );
  const customers = await readCustomers(scope, refs, rejects);
  const resolved = await resolutionsOf(scope, cases);
  const provenance = provenanceOf(scope);
  const activities = cases.flatMap((each): Activity[] => {
    const partnerId = customers.get(each._customerid_value ?? '')?.id;
    if (partnerId === undefined) return [];
    const title = plainText(each.title).slice(0, 300);
    // Resolved or cancelled: nothing of it is open any more.
    const closedAt = each.statecode ? (resolved.get(each.incidentid) ?? each.modifiedon) : undefined;
    return [
      {
        id: storedId('incident', each.incidentid, scope.sourceId),
        kind: 'case',
        partnerId,
        number: each.ticketnumber.slice(0, 100),
        priority: priorityOf(each),
        raisedAt: each.createdon,
        pauses: [],
        provenance,
        ...(title ? { title } : {}),
        ...(closedAt === undefined ? {} : { resolvedAt: Math.max(each.createdon, closedAt) }),
      },
    ];
  });
  return { partners: [...customers.values()], activities, rejects };
}

/** When cases were resolved last: a case does not say it itself. */
async function resolutionsOf(scope: PullScope, cases: readonly CaseRecord[]) {
  const closed = cases.flatMap(({ incidentid, statecode }) => (statecode ? [incidentid] : []));
  const found = new Map<string, number>();
  if (!isThere(scope.capabilities, 'incidentresolution')) return found;
  const raw = await rowsOf(scope, 'incidentresolution', '_incidentid_value', closed);
  for (const { _incidentid_value: id, actualend } of parseAll(
    'incidentresolution',
    resolutionSchema,
    raw,
    [],
  ))
    if (id && actualend) found.set(id, Math.max(actualend, found.get(id) ?? 0));
  return found;
}

/** High is 1 and low is 3; companies add their own, of which the words count. What was escalated is at least high. */
function priorityOf({ prioritycode, isescalated, [PRIORITY]: label }: CaseRecord): Case['priority'] {
  const said = label ?? '';
  if (/crit|urgent|p1\b/i.test(said)) return 'critical';
  if (prioritycode === 1 || /high|hoch/i.test(said) || isescalated) return 'high';
  return prioritycode === 3 || /low|niedrig/i.test(said) ? 'low' : 'normal';
}

/** What a note of ours belongs to. */
interface About {
  id: string | null | undefined;
  type: string | null | undefined;
}

/** Activities that are completed, as touchpoints with the partner whose they are; open tasks with a day as what is due. */
export async function readActivities(
  scope: PullScope,
  table: ActivityTable,
  raw: readonly Raw[],
): Promise<Tasks & { rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const records = parseAll(table, activitySchema, raw, rejects);
  const about = (each: ActivityRecord): About => ({
    id: each._regardingobjectid_value,
    type: each[REGARDING_TYPE],
  });
  const partners = await partnersOf(scope, records.map(about), rejects);
  const told = records.flatMap((each): ToldTask[] => {
    const found = noteOf(scope, partners.get(each._regardingobjectid_value ?? ''), {
      id: each.activityid,
      how: HOW[table],
      subject: plainText(each.subject),
      text: plainText(each.description),
      at: each.actualend ?? each.senton ?? each.scheduledstart ?? each.createdon,
      by: each[OWNER],
      edited: each.modifiedon > (each.actualend ?? each.createdon),
      ...(typeof each.directioncode === 'boolean' && table !== 'task'
        ? { direction: each.directioncode ? ('out' as const) : ('in' as const) }
        : {}),
    });
    const id = storedId(table, each.activityid, scope.sourceId);
    const dueOn = each.scheduledend ? dayHere(each.scheduledend) : undefined;
    return found.map((note) => ({ ...note, id, state: stateOf(table, each), dueOn }));
  });
  return { ...sortTasks(told), rejects };
}

/** Of other activities only those that are completed are read. */
function stateOf(table: ActivityTable, { statecode }: ActivityRecord): ToldTask['state'] {
  if (table !== 'task' || statecode === 1) return 'done';
  return statecode ? 'off' : 'open';
}

/** Notes of the timeline, as touchpoints with the partner whose they are. */
export async function readNotes(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ notes: FoundNote[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const records = parseAll('annotation', noteSchema, raw, rejects);
  const about = (each: NoteRecord): About => ({ id: each._objectid_value, type: each[OBJECT_TYPE] });
  const partners = await partnersOf(scope, records.map(about), rejects);
  const notes = records.flatMap((each) =>
    noteOf(scope, partners.get(each._objectid_value ?? ''), {
      id: each.annotationid,
      how: 'note',
      subject: plainText(each.subject),
      text: plainText(each.notetext),
      at: each.createdon,
      by: each[OWNER],
      edited: each.modifiedon > each.createdon,
    }),
  );
  return { notes, rejects };
}

interface Noted {
  id: string;
  how: FoundNote['touchpoint']['how'];
  subject: string;
  text: string;
  at: number;
  by: string | null | undefined;
  edited: boolean;
  direction?: 'in' | 'out';
}

function noteOf(scope: PullScope, partner: Partner | undefined, noted: Noted): FoundNote[] {
  const words = noteWords(noted.subject, noted.text);
  if (!partner || words === '') return [];
  const by = plainText(noted.by).slice(0, 200);
  return [
    {
      edited: noted.edited,
      touchpoint: {
        id: touchpointIdOfReference(noted.subject) ?? storedId('annotation', noted.id, scope.sourceId),
        kind: 'touchpoint',
        partnerId: partner.id,
        how: noted.how,
        words,
        at: noted.at,
        provenance: provenanceOf(scope),
        ...(by ? { by } : {}),
        ...(noted.direction ? { direction: noted.direction } : {}),
      },
    },
  ];
}

/** Tables whose rows belong to a customer. */
const OWNED = ['salesorder', 'incident'] as const satisfies readonly TableName[];

/** Whose the rows are that activities regard: accounts, people, and what belongs to a customer. */
async function partnersOf(
  scope: PullScope,
  abouts: readonly About[],
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const refs = new Map<string, CustomerRef>();
  for (const { id, type } of abouts)
    if (id && (type === 'account' || type === 'contact')) refs.set(id, { id, type });
  for (const table of OWNED) {
    if (!isThere(scope.capabilities, table)) continue;
    const ids = abouts.flatMap(({ id, type }) => (id && type === table ? [id] : []));
    const key = `${table}id`;
    const raw = await rowsOf(scope, table, key, ids, { columns: [key, '_customerid_value'] });
    for (const each of raw) {
      const customer = each._customerid_value;
      if (typeof customer !== 'string') continue;
      refs.set(`${each[key]}`, { id: customer, type: `${each[CUSTOMER_TYPE]}` });
    }
  }
  const partners = await readCustomers(scope, [...refs.values()], rejects);
  return new Map([...refs].flatMap(([about, { id }]) => pairOf(about, partners.get(id))));
}

function pairOf(about: string, partner: Partner | undefined): [string, Partner][] {
  return partner ? [[about, partner]] : [];
}
