import { FailureError } from '../../domain/result.ts';

/** What can go wrong between this browser and a company's system: what happened, why, what to do. */
type HttpFailureCode =
  | 'server-unreachable'
  | 'server-timeout'
  | 'server-redirects'
  | 'sign-in-refused'
  | 'not-permitted'
  | 'address-wrong'
  | 'too-many-requests'
  | 'server-error'
  | 'answer-unexpected'
  | 'answer-not-json'
  | 'answer-cut-off'
  | 'answer-too-long';

const TEXTS: Record<HttpFailureCode, [(host: string) => string, string]> = {
  'server-unreachable': [
    (host) => `${host} does not answer.`,
    'Check the address and the network or VPN. Records read so far are kept; the next sync tries again.',
  ],
  'server-timeout': [
    (host) => `${host} took longer than 25 seconds to answer.`,
    'It may be busy: the next sync tries again and goes on where this one stopped.',
  ],
  'server-redirects': [
    (host) => `${host} sends requests on to another address, which is not followed.`,
    'Enter the address that the system itself answers at, and connect again.',
  ],
  'sign-in-refused': [
    (host) => `${host} does not accept this sign-in.`,
    'Check user and password, and connect again. Nothing was changed.',
  ],
  'not-permitted': [
    (host) => `${host} does not let this user read that.`,
    'Ask whoever looks after the system to let this user read orders, shipments, invoices and parties.',
  ],
  'address-wrong': [
    (host) => `${host} answers, but there is no such database or service at this address.`,
    'Check address and database name, and connect again.',
  ],
  'too-many-requests': [
    (host) => `${host} asks for fewer requests, also after several pauses.`,
    'Nothing is lost: the next sync goes on where this one stopped. Longer pauses between syncs help.',
  ],
  'server-error': [
    (host) => `${host} reports an error of its own, also when asked again.`,
    'Nothing is lost: the next sync goes on where this one stopped. Its administrator finds the cause in its log.',
  ],
  'answer-unexpected': [
    (host) => `${host} answered in a way that this version does not know.`,
    'Check that the address is that of the system itself. The list of requests below says what it answered to.',
  ],
  'answer-not-json': [
    (host) => `${host} answered with a page instead of data; often that is a sign-in page of the network.`,
    'Open the address in a tab, sign in there where asked, then try again.',
  ],
  'answer-cut-off': [
    (host) => `The answer of ${host} ended too early.`,
    'Nothing of it was stored: the next sync asks for it again.',
  ],
  'answer-too-long': [
    (host) => `An answer of ${host} is longer than 64 MB.`,
    'Nothing of it was stored. The system may ignore the page size: ask its administrator.',
  ],
};

export function httpFailure(code: HttpFailureCode, host: string): FailureError {
  const [message, next] = TEXTS[code];
  return new FailureError({ code, message: message(host), next });
}

/** What a refused answer means. */
export function failureOfStatus(status: number): HttpFailureCode {
  if (status === 0 || (status >= 300 && status < 400)) return 'server-redirects';
  if (status === 401) return 'sign-in-refused';
  if (status === 403) return 'not-permitted';
  if (status === 404 || status === 405) return 'address-wrong';
  if (status === 429) return 'too-many-requests';
  if (status === 408) return 'server-timeout';
  return status >= 500 ? 'server-error' : 'answer-unexpected';
}
