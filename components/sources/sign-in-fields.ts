import type { SignIn } from '../../lib/domain/sign-in.ts';

/** What a person enters of a sign-in; of each kind only its own fields count. */
export interface SignInFields {
  kind: SignIn['kind'];
  name: string;
  user: string;
  secret: string;
}

export const NO_SIGN_IN: SignInFields = { kind: 'none', name: '', user: '', secret: '' };
export const KINDS = ['none', 'bearer', 'header', 'basic'] as const satisfies readonly SignIn['kind'][];

/** The sign-in without its secret. */
export function signInOf({ kind, name, user }: SignInFields): SignIn {
  if (kind === 'header') return { kind, name: name.trim() };
  if (kind === 'basic') return { kind, user };
  return kind === 'bearer' ? { kind } : { kind: 'none' };
}
