import type { Capabilities } from '../../domain/connection.ts';
import { isLines, type ZohoModule } from './fields.ts';

/** What is read, one after the other. */
export const SEQUENCE = [
  'sales',
  'purchases',
  'accounts',
  'vendors',
  'contacts',
  'cases',
  'deals',
  'quotes',
  'leads',
  'campaigns',
  'calls',
  'events',
  'tasks',
  'notes',
  'deleted',
  'sweep',
] as const;
export type Step = (typeof SEQUENCE)[number];

/** Which step reads a module; people are read with their companies, too. */
const READ_BY: Record<ZohoModule, readonly [Step, ...Step[]]> = {
  Sales_Orders: ['sales'],
  Ordered_Items: ['sales'],
  Purchase_Orders: ['purchases'],
  Purchase_Items: ['purchases'],
  Accounts: ['accounts'],
  Vendors: ['vendors'],
  Contacts: ['contacts', 'accounts', 'vendors'],
  Cases: ['cases'],
  Deals: ['deals'],
  Quotes: ['quotes'],
  Leads: ['leads'],
  Campaigns: ['campaigns'],
  Calls: ['calls'],
  Events: ['events'],
  Tasks: ['tasks'],
  Notes: ['notes'],
};
const NOTED = ['calls', 'events', 'tasks', 'notes'] as const;
/** What else counts only for companies and people who can be seen, and was left out while they could not. */
const RESTS_ON: Partial<Record<string, readonly Step[]>> = {
  Accounts: ['sales', 'cases', 'deals', 'quotes', 'leads', 'campaigns', ...NOTED],
  Vendors: ['purchases', ...NOTED],
  Contacts: NOTED,
};

/**
 * What a change of what this user may see makes of the steps: `anew` can be read only now, or was refused before (`unread`), and
 * is read from the beginning; `lost` can be read no more.
 */
export function changedParts(
  before: Capabilities,
  now: Capabilities,
  unread: readonly string[] = [],
): { anew: Step[]; lost: Step[] } {
  const modules = (Object.keys(READ_BY) as ZohoModule[]).filter((each) => now[each] !== false);
  const anew = new Set<Step>(
    modules.flatMap((each) => (unread.includes(READ_BY[each][0]) ? READ_BY[each] : [])),
  );
  const lost = new Set<Step>();
  for (const [name, there] of Object.entries(now)) {
    const [module = '', field] = name.split('.');
    if (!isModule(module)) continue;
    if (there && before[name] === false)
      for (const step of [...READ_BY[module], ...(RESTS_ON[name] ?? [])]) anew.add(step);
    // Orders are read without a query for their lines, too; a field that is hidden hides no record.
    const isWhole = field === undefined ? !isLines(module) : name === 'Campaigns.Contacts';
    if (!there && before[name] === true && isWhole) lost.add(READ_BY[module][0]);
  }
  return { anew: [...anew], lost: [...lost] };
}

function isModule(name: string): name is ZohoModule {
  return name in READ_BY;
}
