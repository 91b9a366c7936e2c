import { FailureError } from '../../domain/result.ts';

/** What can go wrong between this browser and a company's system: what happened, why, what to do. */
export type HttpFailureCode =
  | 'address-insecure'
  | 'address-foreign'
  | 'server-unreachable'
  | 'server-timeout'
  | 'server-redirects'
  | 'sign-in-refused'
  | 'sign-in-again'
  | 'sign-in-too-often'
  | 'sign-in-server'
  | 'not-permitted'
  | 'limit-reached'
  | 'service-disabled'
  | 'address-wrong'
  | 'too-many-requests'
  | 'server-error'
  | 'answer-unexpected'
  | 'answer-refused'
  | 'answer-partial'
  | 'answer-not-json'
  | 'answer-cut-off'
  | 'answer-too-long'
  | 'clock-wrong';

const TEXTS: Record<HttpFailureCode, [(host: string) => string, string]> = {
  'address-insecure': [
    (host) => `${host} is asked without encryption, so that others on the way could read what it answers.`,
    'Enter its address with https://. Only this machine itself may be asked by http.',
  ],
  'address-foreign': [
    (host) => `${host} leads on to an address of another server, which is not followed.`,
    'Records read so far are kept. Ask its administrator for an address that answers everything by itself.',
  ],
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
  'sign-in-again': [
    (host) => `The sign-in for ${host} has ended.`,
    'Open Systems and sign in again. Records are kept, and nothing is asked there until then.',
  ],
  'sign-in-too-often': [
    (host) => `${host} gave ten new sign-ins within ten minutes, and the last one does not hold either.`,
    'Nothing is asked for a while. If it stays so, ask whoever looks after the system to look at the rights of this user.',
  ],
  'sign-in-server': [
    (host) => `${host} does not answer like a sign-in server.`,
    'Check the addresses of the sign-in server, or enter both by hand.',
  ],
  'not-permitted': [
    (host) => `${host} does not let this user read that.`,
    'Ask whoever looks after the system to let this user read orders, shipments, invoices and parties.',
  ],
  'limit-reached': [
    (host) => `${host} has answered as many requests as it allows this company for now.`,
    'Nothing is lost: the next sync goes on where this one stopped. Longer pauses between syncs help.',
  ],
  'service-disabled': [
    (host) => `${host} has its interface for programs switched off.`,
    'Ask whoever looks after the system to switch it on for this user.',
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
  'answer-refused': [
    (host) => `${host} says in its answer that something went wrong.`,
    'Records are kept. Its administrator finds the cause in its log; the next sync tries again.',
  ],
  'answer-partial': [
    (host) => `${host} could answer only a part of what was asked.`,
    'Nothing of it was stored: the next sync asks for all of it again.',
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
  'clock-wrong': [
    (host) => `The clock of ${host} and this one differ by more than ten minutes.`,
    'Set the wrong one: how old records are could not be told otherwise.',
  ],
};

export function httpFailure(code: HttpFailureCode, host: string): FailureError {
  const [message, next] = TEXTS[code];
  return new FailureError({ code, message: message(host), next });
}
