import type { Module, Row } from './zoho-data.ts';

/** Picklists of tasks, as Zoho made them. */
const CHOICES: Record<string, string[]> = {
  Status: ['Not Started', 'Deferred', 'In Progress', 'Completed', 'Waiting for input'],
  Priority: ['High', 'Highest', 'Low', 'Lowest', 'Normal'],
};

const NEEDED: Record<string, string[]> = {
  Tasks: ['Subject'],
  Calls: ['Subject', 'Call_Type', 'Call_Start_Time'],
  Notes: ['Note_Content', 'Parent_Id'],
};

/** What a record is refused for, where it is. `moduleOf`: the module of an api name, where this user may see it. */
export function flawOf({ fields, module_name }: Module, given: Row, moduleOf: (name: string) => Module) {
  const invalid = (api_name: string) => ({ code: 'INVALID_DATA', details: { api_name } });
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('$')) continue;
    const field = fields.find(({ api_name }) => api_name === name);
    if (!field || (field.data_type === 'text' && `${value}`.length > 255)) return invalid(name);
    if (field.data_type === 'date' && value !== null && !/^\d{4}-\d\d-\d\d$/.test(`${value}`))
      return invalid(name);
    if (module_name === 'Tasks' && CHOICES[name] && !CHOICES[name].includes(`${value}`)) return invalid(name);
  }
  const { What_Id: what, $se_module: of } = given;
  if (what !== undefined) {
    const id = typeof what === 'object' && what !== null ? (what as Row).id : what;
    if (typeof of !== 'string') return { code: 'MANDATORY_NOT_FOUND', details: { api_name: '$se_module' } };
    if (!moduleOf(of).records.some((each) => each.id === id)) return invalid('What_Id');
  }
  const needs = NEEDED[module_name] ?? [];
  const missing = needs.find((name) => given[name] === undefined || given[name] === '');
  return missing ? { code: 'MANDATORY_NOT_FOUND', details: { api_name: missing } } : undefined;
}
