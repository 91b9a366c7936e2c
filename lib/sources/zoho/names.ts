import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Crm } from './crm.ts';
import { isRefusal } from './failures.ts';
import { FIELDS, isLines, LINES, MODULES, type OrderModule, type ZohoModule } from './fields.ts';

/** What an organisation calls modules and fields that it renamed, by what Zoho calls them: `Vendors`, `Vendors.Email`. */
export type Names = Readonly<Record<string, string>>;

const apiName = z.string().regex(/^[A-Za-z][\w]{0,99}$/);
const modulesSchema = z.object({
  modules: z.array(
    z.object({
      api_name: apiName,
      module_name: z.string().nullish(),
      api_supported: z.boolean().nullish(),
      viewable: z.boolean().nullish(),
      creatable: z.boolean().nullish(),
    }),
  ),
});
const fieldSchema = z.object({
  api_name: apiName,
  field_label: z.string().nullish(),
  data_type: z.string().nullish(),
  custom_field: z.boolean().nullish(),
  lookup: z
    .object({ module: z.object({ api_name: z.string() }).nullish() })
    .nullish()
    .catch(null),
});
const fieldsSchema = z.object({ fields: z.array(fieldSchema) });
type Field = z.infer<typeof fieldSchema>;
type Module = z.infer<typeof modulesSchema>['modules'][number];

/** What an organisation calls a module, or a field of it; a path leads over a lookup: `Product_Name.Product_Code`. */
export function nameOf(names: Names, module: ZohoModule, field?: string): string {
  if (field === undefined) return names[module] ?? module;
  const [first = '', ...rest] = field.split('.');
  return [names[`${module}.${first}`] ?? first, ...rest].join('.');
}

/**
 * Reads what this organisation has and how it calls that: api names are each company's own, labels and what a lookup leads
 * to tell which is meant. What is not there, or hidden from this user, is false in the capabilities. Throws for a refusal of
 * the list of modules: without it nothing can be told.
 */
export async function readNames(crm: Crm): Promise<{ names: Names; capabilities: Capabilities }> {
  const said = modulesSchema.safeParse(await crm.get('settings/modules', 'modules')).data?.modules ?? [];
  const names: Record<string, string> = {};
  const capabilities: Capabilities = { 'write:line-date': false, Receipts: false };
  const found = new Map<ZohoModule, Module>();
  for (const module of MODULES) {
    const there =
      said.find(({ module_name }) => module_name === module) ?? said.find((each) => each.api_name === module);
    const isReadable = there !== undefined && there.api_supported !== false && there.viewable !== false;
    capabilities[module] = isReadable;
    if (there && isReadable) found.set(module, there);
    if (there && there.api_name !== module) names[module] = there.api_name;
  }
  const mayTask = found.get('Tasks')?.creatable !== false && found.has('Tasks');
  capabilities['write:note'] = mayTask;
  for (const [module, { api_name }] of found) {
    const fields = await fieldsOf(crm, api_name, module);
    // Lines are told by their order where the subform itself is not described.
    if (!fields) {
      capabilities[module] = false;
      continue;
    }
    for (const field of FIELDS[module]) {
      const [own = ''] = field.split('.');
      const there = fieldLike(fields, own, parentOf(module, names));
      capabilities[`${module}.${field}`] = there !== undefined;
      if (there && there.api_name !== own) names[`${module}.${own}`] = there.api_name;
    }
    for (const orders of Object.keys(LINES) as OrderModule[])
      if (module === orders) nameSubform(fields, orders, names);
  }
  // Zoho leaves out a field that it does not show this user: a task would lose its day.
  capabilities['write:task'] = mayTask && capabilities['Tasks.Due_Date'] === true;
  return { names, capabilities };
}

async function fieldsOf(crm: Crm, apiModule: string, module: ZohoModule): Promise<Field[] | undefined> {
  const asked = crm.get(`settings/fields?module=${encodeURIComponent(apiModule)}`, `fields of ${module}`);
  const said = await asked.catch((error: unknown) => {
    if (isRefusal(error)) return undefined;
    throw error;
  });
  const fields = fieldsSchema.safeParse(said).data?.fields;
  return fields && fields.length > 0 ? fields : undefined;
}

/** By its api name, else by its label among those that the company did not add, else by what it leads to. */
function fieldLike(fields: readonly Field[], own: string, parent: string | undefined): Field | undefined {
  const label = own.replaceAll('_', ' ').toLowerCase();
  return (
    fields.find(({ api_name }) => api_name === own) ??
    fields.find(({ custom_field, field_label }) => !custom_field && field_label?.toLowerCase() === label) ??
    (own === 'Parent_Id' ? fields.find(({ lookup }) => lookup?.module?.api_name === parent) : undefined)
  );
}

/** What lines belong to, as the organisation calls it. */
function parentOf(module: ZohoModule, names: Names): string | undefined {
  if (!isLines(module)) return undefined;
  const orders = module === 'Ordered_Items' ? 'Sales_Orders' : 'Purchase_Orders';
  return nameOf(names, orders);
}

/** An order names its subform as a field. */
function nameSubform(fields: readonly Field[], module: OrderModule, names: Record<string, string>): void {
  const own = LINES[module];
  if (fields.some(({ api_name }) => api_name === own)) return;
  const subforms = fields.filter(({ data_type, custom_field }) => data_type === 'subform' && !custom_field);
  const [only, ...others] = subforms;
  if (only && others.length === 0) names[`${module}.${own}`] = only.api_name;
}
