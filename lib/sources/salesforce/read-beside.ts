import type { Activity, Case } from '../../domain/activity.ts';
import type { Reject } from '../../domain/import-job.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import { touchpointIdOfReference } from '../../domain/outbox.ts';
import type { Partner } from '../../domain/partner.ts';
import { noteWords } from '../note-words.ts';
import { plainText } from '../plain-text.ts';
import type { FoundNote, GoneRecord } from '../source.ts';
import { sortTasks, type Tasks, type ToldTask } from '../told-task.ts';
import type { Raw } from './org.ts';
import { readAccounts } from './read-accounts.ts';
import { type CaseRecord, caseSchema, type NoteRecord, noteSchema } from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';
import { id18 } from './soql.ts';
import { accountKey } from './to-partner.ts';

const HOW: Record<string, FoundNote['touchpoint']['how']> = { Call: 'call', Email: 'mail' };

/** Cases between customers and us, with those customers; a case keeps its id whoever it belongs to. */
export async function readCases(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ partners: Partner[]; activities: Activity[]; gone: GoneRecord[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const { sourceId } = scope;
  const cases = parseAll('Case', caseSchema, raw.filter(isThere), rejects);
  const gone = goneOf(raw, (id) => caseId(id, sourceId), sourceId);
  const provenance = provenanceOf(scope);
  const ids = cases.flatMap(({ AccountId }) => AccountId ?? []);
  const accounts = await readAccounts(scope, ids, provenance, rejects);
  const activities = cases.flatMap((each): Activity[] => {
    const partnerId = accounts.get(each.AccountId ?? '')?.id;
    if (partnerId === undefined) return [];
    // Its id was made of the customer's name once, which changes.
    gone.push({ id: `${partnerId}/case/${normaliseNumber(each.CaseNumber)}`, sourceId });
    const title = plainText(each.Subject).slice(0, 300);
    const closedAt = each.ClosedDate ?? (each.IsClosed ? provenance.fetchedAt : undefined);
    return [
      {
        id: caseId(each.Id, sourceId),
        kind: 'case',
        partnerId,
        number: each.CaseNumber.slice(0, 100),
        priority: priorityOf(each),
        raisedAt: each.CreatedDate,
        pauses: [],
        provenance,
        ...(title ? { title } : {}),
        ...(closedAt === undefined ? {} : { resolvedAt: Math.max(each.CreatedDate, closedAt) }),
      },
    ];
  });
  return { partners: [...accounts.values()], activities, gone, rejects };
}

function caseId(id: string, sourceId: string): string {
  return `case/${id}/${sourceId}`.slice(0, 200);
}

function noteId(id: string, sourceId: string): string {
  return `touchpoint/${id}/${sourceId}`.slice(0, 200);
}

export function isThere({ IsDeleted }: Raw): boolean {
  return IsDeleted !== true;
}

/** What was deleted there. */
export function goneOf(raw: readonly Raw[], name: (id: string) => string, sourceId: string): GoneRecord[] {
  return raw.flatMap((each) => (isThere(each) ? [] : [{ id: name(id18(`${each.Id}`)), sourceId }]));
}

/** Picklists differ, the words are much the same; what was escalated is at least high. */
function priorityOf({ Priority, IsEscalated }: CaseRecord): Case['priority'] {
  const said = Priority ?? '';
  if (/crit|urgent|p1\b/i.test(said)) return 'critical';
  if (/high|hoch/i.test(said) || IsEscalated) return 'high';
  return /low|niedrig/i.test(said) ? 'low' : 'normal';
}

/** Tasks that are done, and events, as touchpoints with the partner whose they are; tasks with a day as what is due. */
export function readNotes(
  scope: PullScope,
  object: 'Task' | 'Event',
  raw: readonly Raw[],
): Tasks & { rejects: Reject[] } {
  const rejects: Reject[] = [];
  const records = parseAll(object, noteSchema, raw.filter(isThere), rejects);
  const told = records.flatMap((record): ToldTask[] => {
    const { AccountId, Account } = record;
    const subject = plainText(record.Subject);
    const words = noteWords(subject, plainText(record.Description));
    if (!AccountId || words === '') return [];
    const by = plainText(record.Owner?.Name).slice(0, 200);
    return [
      {
        id: noteId(record.Id, scope.sourceId),
        state: object === 'Event' || record.IsClosed !== false ? 'done' : 'open',
        dueOn: record.ActivityDate,
        edited: (record.LastModifiedDate ?? record.CreatedDate) > record.CreatedDate,
        touchpoint: {
          id: touchpointIdOfReference(subject) ?? noteId(record.Id, scope.sourceId),
          kind: 'touchpoint',
          partnerId: accountKey({ Id: AccountId, ...Account }),
          how: howOf(object, record),
          words,
          at: record.StartDateTime ?? record.CreatedDate,
          provenance: provenanceOf(scope),
          ...(by ? { by } : {}),
        },
      },
    ];
  });
  const { notes, tasks, gone } = sortTasks(told);
  const deleted = goneOf(raw, (id) => noteId(id, scope.sourceId), scope.sourceId);
  return { notes, tasks, gone: [...gone, ...deleted], rejects };
}

function howOf(object: 'Task' | 'Event', { TaskSubtype }: NoteRecord): FoundNote['touchpoint']['how'] {
  return object === 'Event' ? 'meeting' : (HOW[TaskSubtype ?? ''] ?? 'note');
}
