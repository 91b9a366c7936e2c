import { z } from 'zod';
import type { Capabilities, Company } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import { MOST_SKEW_MS } from '../check-clock.ts';
import type { CheckStep } from '../check-step.ts';
import { FIELDS, MODELS } from './fields.ts';
import type { TrytonSession } from './session.ts';
import { askReadAccess, askWriteAccess } from './write-access.ts';

/** What a connection needs to know of a server, found out by asking it. */
export interface TrytonFacts {
  version: string;
  /** Id of the company whose records are read, and all for which this user works. */
  company: number;
  companies: Company[];
  capabilities: Capabilities;
  /** Milliseconds that the server's clock is ahead of this one. */
  clockSkew: number;
}

const companyId = z.number().int().positive();
const preferencesSchema = z.object({
  company: companyId.nullish(),
  companies: z.array(companyId).optional(),
});
const companiesSchema = z.array(z.object({ id: companyId, rec_name: z.string() }));
const fieldsSchema = z.record(z.string(), z.unknown());
/** Without these there is nothing to read. */
const NEEDED = ['purchase.purchase', 'purchase.line', 'party.party'] as const;

/**
 * Asks a server, step by step, for what a connection needs; `done` hears of each step that holds. `wanted`: the company that
 * a person chose, where the user still works for it; else the one that is current in Tryton. Throws the failure of the first
 * step that does not hold.
 */
export async function askServer(
  session: TrytonSession,
  now: () => number,
  done: (step: CheckStep, detail: string) => void,
  wanted?: number,
): Promise<TrytonFacts> {
  const version = await session.version();
  done('server', `Tryton ${version}`);
  const preferences = preferencesSchema.safeParse(
    await session.call('model.res.user.get_preferences', [false, {}]),
  );
  done('sign-in', '');
  const { company: current, companies: all = [] } = preferences.data ?? {};
  const company = [wanted, current ?? undefined, all[0]].find(
    (id) => id !== undefined && isOf(id, all, current),
  );
  if (company === undefined) throw new FailureError(noCompany);
  const companies = await namedCompanies(session, all.length > 0 ? all : [company], company);
  done('company', companies.find(({ id }) => id === company)?.name ?? `${company}`);
  const capabilities = await askCapabilities(session, company);
  const missing = NEEDED.filter((model) => !capabilities[model]);
  if (missing.length > 0) throw new FailureError(lacking(missing));
  done('objects', MODELS.filter((model) => capabilities[model] === false).join(', '));
  const count = await session.call('model.purchase.purchase.search_count', [[], { company }]);
  done('orders', `${count}`);
  const clockSkew = session.serverTime() - now();
  if (Math.abs(clockSkew) > MOST_SKEW_MS) throw new FailureError(wrongClock(clockSkew));
  done('clock', `${Math.round(clockSkew / 1000)}`);
  return { version, company, companies, capabilities, clockSkew };
}

/** Whether a user works for a company: servers that list none still say which one is current. */
function isOf(id: number, all: readonly number[], current: number | null | undefined): boolean {
  return id === current || all.includes(id);
}

async function namedCompanies(
  session: TrytonSession,
  ids: readonly number[],
  company: number,
): Promise<Company[]> {
  const params = [[['id', 'in', ids]], 0, ids.length, null, ['rec_name'], { company }];
  const answer = await session.call('model.company.company.search_read', params, ['rec_name']);
  const found = companiesSchema.safeParse(answer).data ?? [];
  return found.map(({ id, rec_name: name }) => ({ id, name: name.slice(0, 200) }));
}

/** Which objects and fields this server has for this user: modules differ, and so do versions. */
async function askCapabilities(session: TrytonSession, company: number): Promise<Capabilities> {
  const found: Capabilities = {};
  for (const model of MODELS) {
    const fields = await session
      .call(`model.${model}.fields_get`, [null, { company }])
      .then((answer) => fieldsSchema.parse(answer))
      .catch((error: unknown) => {
        if (error instanceof FailureError && error.failure.code === 'tryton-refused') return undefined;
        if (error instanceof FailureError && error.failure.code === 'not-permitted') return undefined;
        throw error;
      });
    found[model] = fields !== undefined;
    for (const field of FIELDS[model]) {
      const name = field.split('.')[0] ?? field;
      if (fields) found[`${model}.${name}`] = name in fields;
    }
  }
  for (const [model, may] of await askReadAccess(
    session,
    MODELS.filter((each) => found[each]),
    company,
  )) {
    // Tryton describes an object also to whom it shows none of its records.
    found[`read:${model}`] = may;
    if (!may) found[model] = false;
  }
  return { ...found, ...(await askWriteAccess(session, company)) };
}

/** The party that stands for our own company. */
export async function ownParty(session: TrytonSession, company: number): Promise<number> {
  const answer = z
    .array(z.object({ party: z.number().int() }))
    .safeParse(
      await session.call('model.company.company.search_read', [
        [['id', '=', company]],
        0,
        1,
        null,
        ['party'],
        { company },
      ]),
    );
  const [own] = answer.data ?? [];
  if (!own) throw new FailureError(noCompany);
  return own.party;
}

const noCompany = {
  code: 'tryton-no-company',
  message: 'This Tryton user works for no company.',
  next: 'Choose a company in the preferences of this user in Tryton, then connect again.',
};

function lacking(models: readonly string[]) {
  return {
    code: 'tryton-objects-missing',
    message: `This Tryton has no ${models.join(', ')}, or this user may not see it.`,
    next: 'Purchases need the module “purchase”. Ask for it, or for the right to read it, then connect again.',
  };
}

function wrongClock(skew: number) {
  return {
    code: 'clock-wrong',
    message: `The clock of the server and this one differ by ${Math.round(Math.abs(skew) / 60_000)} minutes.`,
    next: 'Set the wrong one: what changed meanwhile could not be told otherwise.',
  };
}
