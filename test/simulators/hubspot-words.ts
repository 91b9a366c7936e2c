import { randomUUID } from 'node:crypto';
import { HubError, type HubRecord } from './hubspot-search.ts';

/** The scope that an object is read by. */
export const scopeOf = (type: string, to: 'read' | 'write'): string =>
  ({
    schemas: `crm.schemas.custom.${to}`,
    tickets: 'tickets',
    campaigns: 'marketing.campaigns.read',
    emails: 'sales-email-read',
    notes: `crm.objects.contacts.${to}`,
    tasks: `crm.objects.contacts.${to}`,
    calls: `crm.objects.contacts.${to}`,
    meetings: `crm.objects.contacts.${to}`,
  })[type] ?? (/^\d/.test(type) ? `crm.objects.custom.${to}` : `crm.objects.${type}.${to}`);

/** People by whom records are owned. */
const OWNERS = [{ id: '77', firstName: 'Ada', lastName: 'Muster', email: 'ada@own.example' }];
/** Stages by type; their ids and labels are each company's own. */
const PIPELINES: Record<string, unknown[]> = {
  orders: [
    {
      id: 'p1',
      label: 'Orders',
      stages: [
        { id: 'stage-open', label: 'Open', metadata: { isClosed: 'false' } },
        { id: 'stage-off', label: 'Cancelled', metadata: { isClosed: 'true' } },
      ],
    },
  ],
  deals: [
    {
      id: 'default',
      label: 'Sales',
      stages: [
        { id: 'presentation', label: 'Präsentation', metadata: { isClosed: 'false', probability: '0.6' } },
        { id: 'closedwon', label: 'Gewonnen', metadata: { isClosed: 'true', probability: '1.0' } },
      ],
    },
  ],
  leads: [
    {
      id: 'lead-pipeline',
      label: 'Leads',
      stages: [
        { id: 'new-stage-id', label: 'New', metadata: { isClosed: 'false' } },
        { id: 'qualified-stage-id', label: 'Qualified', metadata: { isClosed: 'true' } },
        { id: 'unqualified-stage-id', label: 'Disqualified', metadata: { isClosed: 'true' } },
      ],
    },
  ],
  tickets: [
    {
      id: '0',
      label: 'Support',
      stages: [
        { id: '1', label: 'New', metadata: { ticketState: 'OPEN', isClosed: 'false' } },
        { id: '4', label: 'Erledigt', metadata: { ticketState: 'CLOSED', isClosed: 'true' } },
      ],
    },
  ],
};

/** The people or stages that a path asks for; undefined for another path. */
export function wordsAt(path: string): unknown[] | undefined {
  if (/^\/crm\/v3\/owners\/?$/.test(path)) return OWNERS;
  const [, type] = /^\/crm\/v3\/pipelines\/(\w+)$/.exec(path) ?? [];
  return type ? (PIPELINES[type] ?? []) : undefined;
}

/** The body of an answer that says no. */
export function refusal(category: string, message: string) {
  return { status: 'error', message, correlationId: randomUUID(), category };
}

/** As HubSpot writes a record: properties that were asked for alone, each a text or null. */
export function shown(record: HubRecord, wanted: readonly string[]): Record<string, unknown> {
  const { id, properties, createdAt, updatedAt, archivedAt } = record;
  const some = wanted.flatMap((name) => (name in properties ? [[name, properties[name]]] : []));
  return {
    id,
    properties: { ...Object.fromEntries(some), hs_object_id: id },
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    archived: archivedAt !== undefined,
    ...(archivedAt === undefined ? {} : { archivedAt: new Date(archivedAt).toISOString() }),
  };
}

/** The properties that are asked for, in one text or each by itself. */
export function wantedOf(query: URLSearchParams): string[] {
  return query.getAll('properties').flatMap((each) => each.split(','));
}

/**
 * One page of a list, live or archived. `links`: of which records it is told with what they are associated, for the type that is
 * asked for.
 */
export function listed(
  all: readonly HubRecord[],
  query: URLSearchParams,
  links: (id: string, to: string) => readonly string[] | undefined,
): unknown {
  const isArchived = query.get('archived') === 'true';
  const those = all.filter(({ archivedAt }) => (archivedAt !== undefined) === isArchived);
  const limit = Number(query.get('limit') ?? 10);
  if (limit > 100) throw new HubError(400, 'VALIDATION_ERROR', 'limit is above 100');
  const from = Number(query.get('after') ?? 0);
  const to = query.get('associations') ?? '';
  const results = those.slice(from, from + limit).map((each) => {
    const told = links(each.id, to);
    const ends = told?.map((id) => ({ id, type: `to_${to}` }));
    return {
      ...shown(each, wantedOf(query)),
      ...(ends ? { associations: { [`p4711_${to}`]: { results: ends } } } : {}),
    };
  });
  const next = from + limit < those.length ? { paging: { next: { after: `${from + limit}` } } } : {};
  return { results, ...next };
}
