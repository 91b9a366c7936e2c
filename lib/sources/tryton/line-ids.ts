import { FailureError } from '../../domain/result.ts';
import { type Domain, OPEN_STATES, type PullScope } from './search.ts';

/** Ids are short: many fit into one answer. */
const PAGE = 10_000;

/**
 * The ids of all lines of orders that were sent or cancelled, page by page, as they are called in the store; a page that is
 * short is not taken for the last one, since a server may answer fewer than it was asked for.
 * @throws FailureError those of the session, `tryton-answer` when the answer is no list of ids
 */
export async function* lineIds(
  scope: Pick<PullScope, 'session' | 'company' | 'capabilities'>,
): AsyncGenerator<{ kind: string; ids: string[]; total: number }> {
  const { session, company, capabilities } = scope;
  for (const kind of ['purchase', 'sale'] as const) {
    if (capabilities[`${kind}.line`] === false || capabilities[`${kind}.${kind}`] === false) continue;
    const model = `${kind}.line`;
    const domain: Domain = [
      [`${kind}.company`, '=', company],
      [`${kind}.state`, 'in', [...OPEN_STATES, 'cancelled']],
    ];
    const total = await session.call(`model.${model}.search_count`, [domain, { company }]);
    if (typeof total !== 'number') throw strange(model);
    yield { kind: `${model},`, ids: [], total };
    for (let above = 0; ; ) {
      const behind = [...domain, ['id', '>', above]];
      const found = await session.call(`model.${model}.search`, [
        behind,
        0,
        PAGE,
        [['id', 'ASC']],
        { company },
      ]);
      if (!Array.isArray(found) || !found.every(Number.isInteger)) throw strange(model);
      if (found.length === 0) break;
      const last = found.at(-1) as number;
      if (last <= above) throw strange(model);
      above = last;
      yield { kind: `${model},`, ids: found.map((id) => `${model},${id}`), total: 0 };
    }
  }
}

function strange(model: string): FailureError {
  return new FailureError({
    code: 'tryton-answer',
    message: `Tryton answered the question for the ids of ${model} with something else.`,
    next: 'Nothing was removed. Run the connection check; this version is tested with Tryton 6.0.',
  });
}
