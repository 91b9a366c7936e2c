import type { Activity, Case } from '../../domain/activity.ts';
import type { Reject } from '../../domain/import-job.ts';
import { touchpointIdOfReference } from '../../domain/outbox.ts';
import type { Partner } from '../../domain/partner.ts';
import { noteWords } from '../note-words.ts';
import { plainText } from '../plain-text.ts';
import type { FoundNote, GoneRecord } from '../source.ts';
import { sortTasks, type Tasks, type ToldTask } from '../told-task.ts';
import type { Raw } from './crm.ts';
import { readPartners, withoutAccount } from './read-partners.ts';
import { type ActivityRecord, activitySchema, type CaseRecord, caseSchema } from './records.ts';
import { among, type PullScope, parseAll, provenanceOf } from './scope.ts';
import { isSettled } from './status-words.ts';

export type Noted = 'Calls' | 'Events' | 'Tasks' | 'Notes';
const HOW: Record<Noted, FoundNote['touchpoint']['how']> = {
  Calls: 'call',
  Events: 'meeting',
  Tasks: 'note',
  Notes: 'note',
};

/**
 * Cases between customers and us, with those customers; a case keeps its id whoever it belongs to, and is gone once it is of
 * nobody.
 */
export async function readCases(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ partners: Partner[]; activities: Activity[]; gone: GoneRecord[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const cases = parseAll('Cases', caseSchema, raw, rejects);
  const provenance = provenanceOf(scope);
  const accounts = await readPartners(
    scope,
    'Accounts',
    cases.flatMap(({ Account_Name }) => Account_Name?.id ?? []),
    rejects,
  );
  const activities = cases.flatMap((each): Activity[] => {
    const partnerId = accounts.get(each.Account_Name?.id ?? '')?.id;
    if (partnerId === undefined) return [];
    const title = plainText(each.Subject).slice(0, 300);
    return [
      {
        id: caseId(each.id, scope.sourceId),
        kind: 'case',
        partnerId,
        number: each.Case_Number.slice(0, 100),
        priority: priorityOf(each),
        raisedAt: each.Created_Time,
        pauses: [],
        provenance,
        ...(title ? { title } : {}),
        // When a case was closed is not said: when it was last changed is the latest that it was.
        ...(isSettled(each.Status)
          ? { resolvedAt: Math.max(each.Created_Time, each.Modified_Time ?? 0) }
          : {}),
      },
    ];
  });
  const { sourceId } = scope;
  const gone = withoutAccount(scope, 'Cases', cases, (id) => caseId(id, sourceId));
  return { partners: [...accounts.values()], activities, gone, rejects };
}

export function caseId(id: string, sourceId: string): string {
  return `case/${id}/${sourceId}`.slice(0, 200);
}

export function noteId(id: string, sourceId: string): string {
  return `touchpoint/${id}/${sourceId}`.slice(0, 200);
}

/** Picklists differ, the words are much the same. */
function priorityOf({ Priority, Status }: CaseRecord): Case['priority'] {
  const said = Priority ?? '';
  if (/crit|urgent|p1\b/i.test(said)) return 'critical';
  if (/high|hoch|haute|alta/i.test(said) || /escalat/i.test(Status ?? '')) return 'high';
  return /low|niedrig/i.test(said) ? 'low' : 'normal';
}

/**
 * Calls, meetings that began, tasks that are done and notes as touchpoints, with the account or vendor that they are about; of
 * a person, with that person's. Open tasks with a day as what is due.
 */
export async function readNotes(
  scope: PullScope,
  module: Noted,
  raw: readonly Raw[],
): Promise<Tasks & { rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const records = parseAll(module, activitySchema, raw, rejects);
  const partners = await partnersOf(scope, records, rejects);
  const owners = await scope.owners();
  const told = records.flatMap((record): ToldTask[] => {
    const subject = plainText(record.Subject ?? record.Event_Title ?? record.Note_Title);
    const words = noteWords(subject, plainText(record.Description ?? record.Note_Content));
    const partnerId = linksOf(record)
      .map((id) => partners.get(id))
      .find((id) => id !== undefined);
    if (partnerId === undefined || words === '') return [];
    const by = plainText(owners.get(record.Owner?.id ?? '')).slice(0, 200);
    return [
      {
        id: noteId(record.id, scope.sourceId),
        // Picklists are each company's own: what is done is told by its name.
        state: module !== 'Tasks' || /^complete/i.test(record.Status ?? '') ? 'done' : 'open',
        dueOn: record.Due_Date,
        edited: (record.Modified_Time ?? record.Created_Time) > record.Created_Time,
        touchpoint: {
          id: touchpointIdOfReference(subject) ?? noteId(record.id, scope.sourceId),
          kind: 'touchpoint',
          partnerId,
          how: HOW[module],
          words,
          at: record.Call_Start_Time ?? record.Start_DateTime ?? record.Created_Time,
          provenance: provenanceOf(scope),
          ...(by ? { by } : {}),
        },
      },
    ];
  });
  return { ...sortTasks(told), rejects };
}

function linksOf({ What_Id, Parent_Id, Who_Id }: ActivityRecord): string[] {
  return [What_Id?.id, Parent_Id?.id, Who_Id?.id].filter((id) => id !== undefined);
}

/** The partner by the id of what a record is about: an account, a vendor, or a person of one. */
async function partnersOf(
  scope: PullScope,
  records: readonly ActivityRecord[],
  rejects: Reject[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const open = () => [...new Set(records.flatMap(linksOf))].filter((id) => !found.has(id));
  for (const module of ['Accounts', 'Vendors'] as const)
    for (const [id, partner] of await readPartners(scope, module, open(), rejects)) found.set(id, partner.id);
  if (open().length === 0 || scope.capabilities.Contacts === false) return found;
  const people = await among(scope, 'Contacts', 'id', open(), ['Account_Name', 'Vendor_Name']);
  const companyOf = ({ Account_Name: a, Vendor_Name: v }: Raw) =>
    ((a ?? v) as { id?: string } | null | undefined)?.id;
  const ids = people.flatMap((person) => companyOf(person) ?? []);
  const companies = new Map<string, string>();
  for (const module of ['Accounts', 'Vendors'] as const)
    for (const [id, partner] of await readPartners(scope, module, ids, rejects))
      companies.set(id, partner.id);
  for (const person of people) {
    const partner = companies.get(companyOf(person) ?? '');
    if (partner) found.set(person.id, partner);
  }
  return found;
}
