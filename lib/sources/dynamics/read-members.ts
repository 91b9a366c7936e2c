import type { Reject } from '../../domain/import-job.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { plainText } from '../plain-text.ts';
import { listSchema, MEMBER_TYPE, memberSchema } from './list-records.ts';
import type { Raw } from './organisation.ts';
import { readCustomers } from './read-accounts.ts';
import { OWNER, STATUS } from './records.ts';
import { type PullScope, parseAll, provenanceOf, rowsOf } from './scope.ts';
import { storedId } from './stored-ids.ts';
import { isThere } from './tables.ts';

/** Members of marketing lists, those who belong to a customer: one record each. A list that is inactive is over. */
export async function readMembers(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ items: PipelineItem[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const members = parseAll('listmember', memberSchema, raw, rejects);
  const listIds = members.map(({ _listid_value: id }) => id);
  const rows = await rowsOf(scope, 'list', 'listid', listIds);
  const lists = new Map(parseAll('list', listSchema, rows, rejects).map((list) => [list.listid, list]));
  const refs = members.flatMap(({ _entityid_value: id, [MEMBER_TYPE]: type }) =>
    type === 'contact' || type === 'account' ? [{ id, type }] : [],
  );
  const partners = await readCustomers(scope, refs, rejects);
  const names = await namesOf(
    scope,
    refs.flatMap(({ id, type }) => (type === 'contact' ? [id] : [])),
  );
  const items = members.flatMap((each): PipelineItem[] => {
    const partner = partners.get(each._entityid_value);
    const list = lists.get(each._listid_value);
    if (!partner || !list) return [];
    const contact = names.get(each._entityid_value) ?? '';
    const status = plainText(list[STATUS]).slice(0, 120);
    const owner = plainText(list[OWNER]).slice(0, 200);
    return [
      {
        id: storedId('listmember', each.listmemberid, scope.sourceId),
        kind: 'campaign',
        partnerId: partner.id,
        title: plainText(list.listname).slice(0, 300) || list.listid,
        state: list.statecode === 1 ? 'lost' : 'open',
        changedAt: each.modifiedon,
        provenance: provenanceOf(scope),
        ...(contact ? { contact } : {}),
        ...(status ? { status } : {}),
        ...(owner ? { owner } : {}),
      },
    ];
  });
  return { items, rejects };
}

/** The names of contacts, by their ids. */
export async function namesOf(scope: PullScope, ids: readonly string[]): Promise<Map<string, string>> {
  if (!isThere(scope.capabilities, 'contact')) return new Map();
  const rows = await rowsOf(scope, 'contact', 'contactid', ids, { columns: ['contactid', 'fullname'] });
  return new Map(
    rows.map(({ contactid, fullname }) => [`${contactid}`, plainText(`${fullname ?? ''}`).slice(0, 200)]),
  );
}
