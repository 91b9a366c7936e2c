import { type Module, type Row, ZohoError, zohoId } from './zoho-data.ts';
import { fieldsOf, placeOf, type Said, shown } from './zoho-records.ts';

/** Modules whose related lists hold records of others, and what each of these has there beside its own fields. */
const LISTS: Record<string, readonly string[]> = { Campaigns: ['Contacts', 'Leads'] };
const BESIDE = 'Member_Status';

/** Who is in a campaign, by its id: a record each of contacts or leads, with its status there. */
export type Members = Map<string, { module: string; id: string; status: string }[]>;

/** `settings/related_lists`: how the lists of a module are called. */
export function relatedLists(module: Module, modules: ReadonlyMap<string, Module>): Said {
  const related_lists = (LISTS[module.module_name] ?? []).map((name, at) => {
    const of = modules.get(name);
    return {
      ...{ id: zohoId('users', 800 + at), sequence_number: `${at + 1}`, display_label: name, name },
      ...{ api_name: of?.api_name ?? name, module: { id: of?.id, api_name: of?.api_name ?? name } },
      ...{ href: `${module.api_name}/{ENTITYID}/${of?.api_name ?? name}`, type: 'default', action: null },
    };
  });
  return related_lists.length > 0 ? { status: 200, body: { related_lists } } : { status: 204 };
}

/** `Campaigns/{id}/Contacts`: one page of a related list. */
export function relatedRecords(
  module: Module,
  id: string,
  list: Module | undefined,
  given: URLSearchParams,
  members: Members,
): Said {
  if (!list || !LISTS[module.module_name]?.includes(list.module_name))
    throw new ZohoError(400, 'INVALID_DATA', 'the relation name given seems to be invalid', {
      resource_path_index: '2',
    });
  if (!module.records.some((each) => each.id === id))
    throw new ZohoError(400, 'INVALID_DATA', 'the id given seems to be invalid', {
      resource_path_index: '1',
    });
  const names = fieldsOf(list, given);
  const wanted = (given.get('fields') ?? '').split(',').includes(BESIDE);
  const rows = (members.get(id) ?? []).flatMap(({ module: of, id: person, status }): Row[] => {
    const row = of === list.module_name ? list.records.find((each) => each.id === person) : undefined;
    return row ? [{ ...shown(row, names), ...(wanted ? { [BESIDE]: status } : {}) }] : [];
  });
  const { from, size, page } = placeOf(given);
  const data = rows.slice(from, from + size);
  if (data.length === 0) return { status: 204 };
  const info = { per_page: size, count: data.length, page, more_records: rows.length > from + size };
  return { status: 200, body: { data, info } };
}
