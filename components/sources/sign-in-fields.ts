import type { SignIn } from '../../lib/domain/sign-in.ts';

/** What a person enters of a sign-in; of each kind only its own fields count. */
export interface SignInFields {
  kind: SignIn['kind'];
  name: string;
  user: string;
  secret: string;
  issuer: string;
  authorizeAddress: string;
  tokenAddress: string;
  clientId: string;
  scope: string;
  /** The sign-in server publishes no addresses: both are entered. */
  byHand: boolean;
}

export const NO_SIGN_IN: SignInFields = {
  kind: 'none',
  name: '',
  user: '',
  secret: '',
  issuer: '',
  authorizeAddress: '',
  tokenAddress: '',
  clientId: '',
  scope: '',
  byHand: false,
};
export const KINDS = [
  'none',
  'bearer',
  'header',
  'basic',
  'code',
  'client',
] as const satisfies readonly SignIn['kind'][];

/** The sign-in without its secret. Addresses that are left empty are for the sign-in server to tell. */
export function signInOf(fields: SignInFields): SignIn {
  const { kind, byHand } = fields;
  const [clientId, scope] = [fields.clientId.trim(), fields.scope.trim()];
  const tokenAddress = fields.tokenAddress.trim();
  switch (kind) {
    case 'header':
      return { kind, name: fields.name.trim() };
    case 'basic':
      return { kind, user: fields.user };
    case 'client':
      return { kind, tokenAddress, clientId, scope };
    case 'code':
      return byHand
        ? { kind, authorizeAddress: fields.authorizeAddress.trim(), tokenAddress, clientId, scope }
        : { kind, issuer: fields.issuer.trim(), authorizeAddress: '', tokenAddress: '', clientId, scope };
    default:
      return { kind };
  }
}

/** What the secret of a kind is called; undefined where it has none. */
export function secretName(kind: SignIn['kind']) {
  if (kind === 'none' || kind === 'code') return undefined;
  if (kind === 'client') return 'feeds.client-secret';
  return kind === 'basic' ? 'sources.password' : 'feeds.token';
}
