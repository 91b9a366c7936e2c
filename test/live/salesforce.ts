import type { SalesforceConnection } from '../../lib/domain/connection.ts';
import { FailureError } from '../../lib/domain/result.ts';
import { bearerAuth } from '../../lib/sources/http/auth.ts';
import { openApi } from '../../lib/sources/http/open-api.ts';
import { salesforce } from '../../lib/sources/salesforce/source.ts';

/** Steps whose detail is a version, or names of objects and fields; of the others it is only said whether there is one. */
const SHOWN: ReadonlySet<string> = new Set(['server', 'accounts', 'order-number', 'limit', 'clock']);

/**
 * Asks an org what a connection check asks, and for one record of each object; reads only. Tells each step and object with
 * how it ended and the names of fields that are missing, and no value of a record. Answers whether all went well.
 */
export async function checkLive(
  address: string,
  token: string,
  tell: (line: string) => void,
): Promise<boolean> {
  const { signal } = new AbortController();
  const own = { connectionId: 'live', why: 'live', note: () => {}, signal };
  const api = openApi({ ...own, address, auth: bearerAuth(token), pace: salesforce.pace });
  try {
    const facts = await salesforce.check(api, blank(address), '', (step, detail) => {
      const said = SHOWN.has(step) ? detail : detail === '' ? '' : 'told';
      tell(`pass  ${step}${said ? `: ${said}` : ''}`);
    });
    const connection = { ...blank(address), ...facts };
    const missing = Object.keys(connection.capabilities).filter((name) => !connection.capabilities[name]);
    if (missing.length > 0) tell(`note  not there, or not for this user: ${missing.sort().join(', ')}`);
    let well = true;
    for await (const sample of salesforce.open(api, connection).sampleObjects()) {
      const isWell = sample.result !== 'odd' && sample.result !== 'refused';
      well &&= isWell;
      tell(
        `${isWell ? 'pass' : 'FAIL'}  ${sample.object}: ${sample.result} ${sample.flaw?.column ?? ''}`.trim(),
      );
    }
    const { total } = await salesforce.open(api, connection).measure(Date.now());
    tell(`pass  a delta query: ${total === 0 ? 'nothing changed' : 'something changed'}`);
    return well;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    tell(`FAIL  ${error.failure.code}`);
    return false;
  }
}

function blank(address: string): SalesforceConnection {
  return {
    id: 'live',
    system: 'salesforce',
    label: 'live',
    address,
    signIn: { kind: 'bearer' },
    user: '',
    version: 'v0.0',
    company: '',
    currency: '',
    capabilities: {},
    everyMinutes: 30,
    createdAt: 0,
  };
}
