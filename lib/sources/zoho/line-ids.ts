import { LINES, type OrderModule } from './fields.ts';
import { type PullScope, pagesOf } from './scope.ts';

/** The ids of all lines, where they can be queried; Zoho does not say how many these are. */
export async function* lineIds(
  scope: PullScope,
): AsyncGenerator<{ kind: string; ids: string[]; total: number }> {
  for (const module of Object.keys(LINES) as OrderModule[]) {
    const subform = LINES[module];
    if (scope.capabilities[subform] !== true || scope.capabilities[module] === false) continue;
    const kind = `${subform},`;
    for await (const { records } of pagesOf(scope, subform, [], undefined, { fields: ['Parent_Id'] }))
      yield { kind, ids: records.map(({ id }) => `${kind}${id}`), total: 0 };
  }
}
