import { z } from 'zod';
import type { OwnAccess } from '../custom-objects/own-access.ts';
import { httpFailure } from '../http/failures.ts';
import type { Portal } from './portal.ts';

const idSchema = z.union([z.string(), z.number()]).transform(String);
/** The list names what records are associated with by the name of their type, not by its number. */
const archivedSchema = z.object({
  results: z.array(
    z.object({
      archivedAt: z.string().nullish(),
      associations: z
        .record(z.string(), z.object({ results: z.array(z.object({ id: idSchema })) }))
        .nullish(),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
});
/** Records of one answer: the most that it may have. */
const PAGE = 100;
/** What was archived is kept for 90 days; behind so many pages of it, nothing is taken for told. */
const MOST_PAGES = 200;

/**
 * What records that were archived since an instant belonged to, in so far as HubSpot still says it. Throws what `Portal` throws, and
 * `answer-unexpected`.
 */
export async function archivedParents(
  portal: Portal,
  object: string,
  parent: string,
  since: number,
): ReturnType<NonNullable<OwnAccess['deleted']>> {
  const parents = new Set<string>();
  let untold = false;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ archived: 'true', limit: `${PAGE}`, associations: parent });
    if (after !== undefined) query.set('after', after);
    const path = `${portal.objectPath(object)}?${query}`;
    const said = archivedSchema.safeParse(await portal.get(path, `archived ${object}`));
    if (!said.success) throw httpFailure('answer-unexpected', portal.host);
    for (const { archivedAt, associations } of said.data.results) {
      const at = Date.parse(`${archivedAt}`);
      if (at < since) continue;
      const ids = Object.values(associations ?? {}).flatMap(({ results }) => results.map(({ id }) => id));
      for (const id of ids) parents.add(id);
      untold ||= ids.length === 0;
    }
    after = said.data.paging?.next?.after;
    if (after === undefined) return { parents: [...parents], untold };
  }
  return { parents: [...parents], untold: true };
}
