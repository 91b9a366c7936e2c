import { beforeEach, expect, test, vi } from 'vitest';

/** What the browser allows and keeps, and what it was asked for; `answer` is the person's. */
const api = vi.hoisted(() => {
  const state = { allowed: [] as string[], kept: {} as Record<string, unknown>, asked: [] as string[][] };
  const answers: ((given: boolean) => void)[] = [];
  const permissions = {
    getAll: async () => ({ origins: [...state.allowed] }),
    contains: async ({ origins }: { origins: string[] }) => origins.every((at) => state.allowed.includes(at)),
    remove: async ({ origins }: { origins: string[] }) => {
      state.allowed = state.allowed.filter((each) => !origins.includes(each));
      return true;
    },
    request: ({ origins }: { origins: string[] }) => {
      state.asked.push(origins);
      return new Promise<boolean>((answer) => {
        answers.push((given) => {
          if (given) state.allowed = [...new Set([...state.allowed, ...origins])];
          answer(given);
        });
      });
    },
  };
  const local = {
    get: async (key: string) => ({ [key]: state.kept[key] }),
    set: async (values: object) => void Object.assign(state.kept, values),
  };
  return { state, answers, browser: { permissions, storage: { local } } };
});
vi.mock('wxt/browser', () => ({ browser: api.browser }));
vi.mock('../../../lib/surface/ask.ts', () => ({ askFromPanel: async () => ({ ok: true }) }));

const { allowedPatterns, allowSite, allowSystem, isSwitchedOn, leaveCalled } = await import(
  '../../../lib/surface/sites.ts'
);
const PAGES = 'https://erp.example/*';
const LOGIN = 'https://login.example/*';

beforeEach(() => {
  Object.assign(api.state, { allowed: [], kept: {}, asked: [] });
  api.answers.splice(0);
});

test('a system is asked for at once, and its sign-in is noted as no site before the person answers', async () => {
  const given = allowSystem([PAGES], [LOGIN]);
  expect(api.state.asked).toEqual([[PAGES, LOGIN]]);
  await vi.waitFor(() => expect(api.state.kept.calledHosts).toContain(LOGIN));
  api.answers[0]?.(true);
  expect(await given).toBe(true);
  expect(await allowedPatterns()).toEqual([PAGES]);
  expect([await isSwitchedOn(PAGES), await isSwitchedOn(LOGIN)]).toEqual([true, false]);
});

test('a host that a person switched on as a site is one, before a system calls it and after', async () => {
  api.state.allowed = [LOGIN];
  const given = allowSystem([PAGES], [LOGIN]);
  api.answers[0]?.(true);
  await given;
  expect(await allowedPatterns()).toEqual([PAGES, LOGIN]);

  const known = 'https://login.microsoftonline.com/*';
  const again = allowSystem([PAGES], [known]);
  api.answers[1]?.(true);
  await again;
  expect(await isSwitchedOn(known)).toBe(false);
  const switched = allowSite(known);
  api.answers[2]?.(true);
  await switched;
  expect(await isSwitchedOn(known)).toBe(true);
});

test('a host that was only called is given back; one that is a site, or was never asked for, is left alone', async () => {
  const given = allowSystem([PAGES], [LOGIN]);
  api.answers[0]?.(true);
  await given;
  await leaveCalled([PAGES, 'https://other.example/*']);
  expect(api.state.allowed).toEqual([PAGES, LOGIN]);
  await leaveCalled([LOGIN]);
  expect([api.state.allowed, api.state.kept.calledHosts]).not.toContainEqual(expect.arrayContaining([LOGIN]));
  // A person who switches it on later has a site there.
  const switched = allowSite(LOGIN);
  api.answers[1]?.(true);
  await switched;
  await leaveCalled([LOGIN]);
  expect(await allowedPatterns()).toEqual([PAGES, LOGIN]);
});
