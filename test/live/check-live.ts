import type { Connection } from '../../lib/domain/connection.ts';
import { FailureError } from '../../lib/domain/result.ts';
import { BEGINS } from '../../lib/sources/begins.ts';
import { type Auth, bearerAuth } from '../../lib/sources/http/auth.ts';
import { openApi } from '../../lib/sources/http/open-api.ts';
import { paceOf } from '../../lib/sources/index.ts';
import type { OpenSource, RecordConnection, Source } from '../../lib/sources/source.ts';

/** Where a company's own system lies, and with what it is signed in. */
export interface LiveAccess {
  address: string;
  token: string;
  /** The ID of the account, where the system has one. */
  account: string;
}

interface LiveCheck<Own extends RecordConnection> {
  source: Source<Own>;
  /** What is connected to before anything is known of it. */
  blank: Own;
  /** Steps whose detail is a version, or names of objects and fields; of the others it is only said whether there is one. */
  shown: readonly string[];
  /** How it is signed in, where that is not by a bearer token. */
  auth?: Auth;
  /** Also asks all that the first sync of a day asks behind a first load: names, changes, deletions, ids. */
  daily?: boolean;
}

/**
 * Asks a system what a connection check asks, and for one record of each object; reads only. Tells each step and object with
 * how it ended and the names of fields that are missing, and no value of a record. Answers whether all went well.
 */
export async function checkLive<Own extends RecordConnection>(
  { source, blank, shown, auth, daily }: LiveCheck<Own>,
  { address, token }: LiveAccess,
  tell: (line: string) => void,
): Promise<boolean> {
  const { signal } = new AbortController();
  const own = { connectionId: 'live', why: 'live', note: () => {}, signal };
  const pace = paceOf({ system: source.system, address });
  const api = openApi({ ...own, address, auth: auth ?? bearerAuth(token), pace });
  try {
    const facts = await source.check(api, blank, '', (step, detail) => {
      const said = shown.includes(step) ? detail : detail === '' ? '' : 'told';
      tell(`pass  ${step}${said ? `: ${said}` : ''}`);
    });
    const connection = { ...blank, ...facts };
    const missing = Object.keys(connection.capabilities).filter((name) => !connection.capabilities[name]);
    if (missing.length > 0) tell(`note  not there, or not for this user: ${missing.sort().join(', ')}`);
    let well = true;
    for await (const sample of source.open(api, connection, '').sampleObjects()) {
      const isWell = sample.result !== 'odd' && sample.result !== 'refused';
      well &&= isWell;
      tell(
        `${isWell ? 'pass' : 'FAIL'}  ${sample.object}: ${sample.result} ${sample.flaw?.column ?? ''}`.trim(),
      );
    }
    const { total } = await source.open(api, connection, '').measure(Date.now());
    tell(`pass  a delta query: ${total === 0 ? 'nothing changed' : 'something changed'}`);
    if (daily) well = (await checkDay(source.open(api, connection, ''), source.system, tell)) && well;
    return well;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    tell(`FAIL  ${error.failure.code}`);
    return false;
  }
}

/** What the first sync of a day asks, with no change to read: which steps are refused. What was deleted need not be told. */
async function checkDay(
  open: OpenSource,
  system: RecordConnection['system'],
  tell: (line: string) => void,
): Promise<boolean> {
  await open.facts?.();
  tell('pass  the daily look at what there is');
  const { until } = await open.measure(Date.now());
  const cursor = { connectionId: 'live', object: BEGINS[system], since: until, until, daily: true };
  let well = true;
  for await (const { unread } of open.pull({ ...cursor, read: 0, total: 0 }, 'live')) {
    if (!unread) continue;
    well &&= unread.apart === true;
    tell(`${unread.apart ? 'note' : 'FAIL'}  ${unread.object}: not all of it is told`);
  }
  tell('pass  what changed, and what was deleted');
  const ids = open.lineIds?.();
  const page = await ids?.next();
  await ids?.return(undefined);
  tell(`pass  ids for the daily comparison: ${page?.value ? 'told' : 'none'}`);
  return well;
}

/** What every connection has before anything is known of the system. */
export function blankConnection(address: string) {
  return {
    id: 'live',
    label: 'live',
    address,
    signIn: { kind: 'bearer' },
    user: '',
    currency: '',
    capabilities: {},
    everyMinutes: 30,
    createdAt: 0,
  } as const satisfies Partial<Connection>;
}
