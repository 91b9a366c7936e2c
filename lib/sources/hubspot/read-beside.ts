import type { Activity, Case } from '../../domain/activity.ts';
import type { Reject } from '../../domain/import-job.ts';
import { touchpointIdOfReference } from '../../domain/outbox.ts';
import type { Partner } from '../../domain/partner.ts';
import { plainText } from '../plain-text.ts';
import type { GoneRecord } from '../source.ts';
import { dayHere, sortTasks, type Tasks, type ToldTask } from '../told-task.ts';
import { ENGAGEMENTS, type Engagement } from './fields.ts';
import type { Raw } from './portal.ts';
import { readCompanies } from './read-companies.ts';
import { companySchema, engagementSchema, ticketSchema } from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';
import { companyKey } from './to-partner.ts';

const LONGEST = 4_000;

/**
 * Tickets between customers and us, with those customers; settled where their stage is one of those that close. A ticket keeps
 * its id whoever it belongs to.
 */
export async function readTickets(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ partners: Partner[]; activities: Activity[]; gone: GoneRecord[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const gone: GoneRecord[] = [];
  const tickets = parseAll('tickets', ticketSchema, raw, rejects);
  const provenance = provenanceOf(scope);
  const links = await scope.portal.associated(
    'tickets',
    'companies',
    tickets.map(({ id }) => id),
  );
  const companies = await readCompanies(scope, [...links.values()].flat(), rejects);
  const { closed } = await scope.words();
  const activities = tickets.flatMap((ticket): Activity[] => {
    const partner = (links.get(ticket.id) ?? []).flatMap((id) => companies.get(id) ?? [])[0];
    if (!partner) return [];
    // Its id was made of the customer's name once, which changes.
    gone.push({ id: `${partner.id}/case/${ticket.id}`, sourceId: scope.sourceId });
    const title = plainText(ticket.subject).slice(0, 300);
    const isClosed = closed.has(ticket.hs_pipeline_stage ?? '');
    const closedAt = isClosed ? (ticket.closed_date ?? provenance.fetchedAt) : undefined;
    return [
      {
        id: `case/${ticket.id}/${scope.sourceId}`.slice(0, 200),
        kind: 'case',
        partnerId: partner.id,
        number: ticket.id,
        priority: priorityOf(ticket.hs_ticket_priority),
        raisedAt: ticket.createdate,
        pauses: [],
        provenance,
        ...(title ? { title } : {}),
        ...(closedAt === undefined ? {} : { resolvedAt: Math.max(ticket.createdate, closedAt) }),
      },
    ];
  });
  return { partners: [...new Set(companies.values())], activities, gone, rejects };
}

function priorityOf(said: string | null | undefined): Case['priority'] {
  if (/urgent|crit/i.test(said ?? '')) return 'critical';
  if (/high/i.test(said ?? '')) return 'high';
  return /low/i.test(said ?? '') ? 'low' : 'normal';
}

/** Notes, calls, mails, meetings or tasks as touchpoints with the companies that they belong to; open tasks as what is due. */
export async function readNotes(
  scope: PullScope,
  type: Engagement,
  raw: readonly Raw[],
): Promise<Tasks & { rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const records = parseAll(type, engagementSchema, raw, rejects);
  const links = await scope.portal.associated(
    type,
    'companies',
    records.map(({ id }) => id),
  );
  const ids = [...links.values()].flat();
  const named = await scope.portal.read('companies', ids, ['name', 'domain']);
  const keys = new Map(
    parseAll('companies', companySchema, named, rejects).map((each) => [each.id, companyKey(each)]),
  );
  const { owners } = await scope.words();
  const { title, body, how } = ENGAGEMENTS[type];
  const told = records.flatMap((record): ToldTask[] => {
    const said = (name: string | undefined) => plainText(name ? textOf(record[name]) : '');
    const text = [said(title), said(body)].filter(Boolean).join('\n');
    const words = text.replace(/\s*\[PartnerLens [0-9a-f]{16}\]/, '').slice(0, LONGEST);
    const partnerId = (links.get(record.id) ?? []).flatMap((id) => keys.get(id) ?? [])[0];
    if (partnerId === undefined || words === '') return [];
    const by = plainText(owners.get(record.hubspot_owner_id ?? '')).slice(0, 200);
    const id = noteId(type, record.id, scope);
    const isTask = type === 'tasks';
    const at = record.hs_timestamp ?? record.hs_createdate;
    return [
      {
        id,
        state: isTask && record.hs_task_status !== 'COMPLETED' ? 'open' : 'done',
        dueOn: isTask ? dayHere(at) : undefined,
        edited: (record.hs_lastmodifieddate ?? 0) > record.hs_createdate + 60_000,
        touchpoint: {
          id: touchpointIdOfReference(text) ?? id,
          kind: 'touchpoint',
          partnerId,
          how,
          words,
          // The time of a task is when it is due: it may be done before.
          at: isTask ? Math.min(at, record.hs_lastmodifieddate ?? at) : at,
          provenance: provenanceOf(scope),
          ...(by ? { by } : {}),
        },
      },
    ];
  });
  return { ...sortTasks(told), rejects };
}

/** What a note, call, mail, meeting or task is called here. */
export function noteId(type: Engagement, id: string, { sourceId }: Pick<PullScope, 'sourceId'>): string {
  return `touchpoint/${type}-${id}/${sourceId}`.slice(0, 200);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
