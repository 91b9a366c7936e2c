import { normaliseAddress } from '../../domain/normalise.ts';
import type { LineIds } from '../source.ts';
import type { Raw } from './crm.ts';
import { FIELDS, LINES, type OrderModule, type ZohoModule } from './fields.ts';
import { caseId, noteId } from './read-beside.ts';
import { pipelineId } from './read-pipeline.ts';
import { type PullScope, pagesOf } from './scope.ts';

/** Records of some modules that are one kind here: either all of them are listed, or none. */
interface Kind {
  kind: string;
  modules: readonly ZohoModule[];
  /** What is asked beside the id, where a module has it. */
  fields?: readonly string[];
  idsOf(raw: Raw, sourceId: string): string[];
}

const MAILS = ['Email', 'Secondary_Email'];
const KINDS: readonly Kind[] = [
  { kind: 'case/', modules: ['Cases'], idsOf: ({ id }, source) => [caseId(id, source)] },
  {
    kind: 'touchpoint/',
    modules: ['Calls', 'Events', 'Tasks', 'Notes'],
    idsOf: ({ id }, source) => [noteId(id, source)],
  },
  pipelineKind('opportunity', 'Deals'),
  pipelineKind('quote', 'Quotes'),
  pipelineKind('lead', 'Leads'),
  { kind: 'account ', modules: ['Accounts', 'Vendors'], idsOf: ({ id }) => [`account ${id}`] },
  {
    // The address of a vendor stands among its people.
    kind: 'person ',
    modules: ['Contacts', 'Vendors'],
    fields: MAILS,
    idsOf: (raw) =>
      MAILS.flatMap((field) => {
        const said = raw[field];
        return typeof said === 'string' ? [`person ${normaliseAddress(said.trim())}`] : [];
      }),
  },
];

function pipelineKind(kind: 'opportunity' | 'quote' | 'lead', module: ZohoModule): Kind {
  return { kind: `${kind}/`, modules: [module], idsOf: ({ id }, source) => [pipelineId(kind, id, source)] };
}

/** Whether what was deleted of a module is found by comparing, once a day, where Zoho does not tell it. */
export function isCompared(scope: Pick<PullScope, 'capabilities'>, module: ZohoModule): boolean {
  return KINDS.some((kind) => kind.modules.includes(module) && isListed(scope, kind));
}

/** Of a kind that this user sees in part, the rest would look deleted. */
function isListed(
  { capabilities }: Pick<PullScope, 'capabilities'>,
  { modules, fields = [] }: Kind,
): boolean {
  const [field] = fields;
  return modules.every(
    (each) => capabilities[each] !== false && (!field || capabilities[`${each}.${field}`] !== false),
  );
}

/**
 * The ids of all lines, where they can be queried, and of the records of `untold` modules, of which this user is not told what
 * was deleted. Zoho does not say how many these are.
 */
export async function* lineIds(
  scope: PullScope,
  untold: (module: ZohoModule) => boolean,
): AsyncGenerator<LineIds> {
  for (const module of Object.keys(LINES) as OrderModule[]) {
    const subform = LINES[module];
    if (scope.capabilities[subform] !== true || scope.capabilities[module] === false) continue;
    const kind = `${subform},`;
    for await (const { records } of pagesOf(scope, subform, [], undefined, { fields: ['Parent_Id'] }))
      yield { kind, ids: records.map(({ id }) => `${kind}${id}`), total: 0 };
  }
  for (const each of KINDS)
    if (each.modules.some(untold) && isListed(scope, each)) yield* idsOfKind(scope, each);
}

async function* idsOfKind(
  scope: PullScope,
  { kind, modules, fields = [], idsOf }: Kind,
): AsyncGenerator<LineIds> {
  // Of a kind of which nothing is left, all is gone.
  yield { kind, ids: [], total: 0 };
  for (const module of modules) {
    const own = fields.filter((field) => (FIELDS[module] as readonly string[]).includes(field));
    for await (const { records } of pagesOf(scope, module, [], undefined, { fields: own }))
      yield { kind, ids: records.flatMap((raw) => idsOf(raw, scope.sourceId)), total: 0 };
  }
}
