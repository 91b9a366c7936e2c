import { FailureError } from '../domain/result.ts';
import type { Api } from './http/api.ts';
import type { Account, RecordConnection, Source } from './source.ts';

/**
 * Asks whose records a sign-in opens, before it is kept. Answers what of the connection that is: its user may be another one.
 * Throws `other-account`, and what asking throws.
 */
export async function askAccount(
  { account }: Pick<Source, 'account'>,
  api: Api,
  connection: RecordConnection,
): Promise<Partial<RecordConnection>> {
  if (!account) return {};
  const { facts, ...opened } = await account.ask(api, connection);
  refuseOther(account.of(connection), opened);
  return facts;
}

/** Records of two accounts must not lie together. Throws `other-account`; where one of them is not known nobody can tell. */
export function refuseOther(connected: Account, opened: Account): void {
  if (connected.id === '' || opened.id === '' || connected.id === opened.id) return;
  throw new FailureError({
    code: 'other-account',
    message: `This sign-in is of ${named(opened)}; what is connected here is ${named(connected)}.`,
    next: `Sign in as a user of ${connected.name || connected.id}; to read the other one, disconnect this one first. Nothing was changed.`,
  });
}

function named({ id, name }: Account): string {
  return name === '' || name === id ? id : `${name} (${id})`;
}
