import { t } from '../../lib/i18n/t.ts';
import type { SignInFields } from './sign-in-fields.ts';
import { TextField } from './TextField.tsx';

interface CodeFieldsProps {
  fields: SignInFields;
  redirect: string;
  onChange: (change: Partial<SignInFields>) => void;
}

/** What a sign-in server needs: where it is, and as whom PartnerLens is registered there. */
export function CodeFields({ fields, redirect, onChange }: CodeFieldsProps) {
  const { kind, byHand, issuer, authorizeAddress, tokenAddress, clientId, scope } = fields;
  return (
    <>
      {kind === 'code' && !byHand ? (
        <TextField
          label={t('feeds.issuer')}
          hint="https://login.example.com"
          longest={500}
          value={issuer}
          onInput={(typed) => onChange({ issuer: typed })}
        />
      ) : null}
      {kind === 'code' && byHand ? (
        <TextField
          label={t('feeds.authorize')}
          longest={500}
          value={authorizeAddress}
          onInput={(typed) => onChange({ authorizeAddress: typed })}
        />
      ) : null}
      {kind === 'client' || byHand ? (
        <TextField
          label={t('feeds.token-address')}
          longest={500}
          value={tokenAddress}
          onInput={(typed) => onChange({ tokenAddress: typed })}
        />
      ) : null}
      <TextField
        label={t('feeds.client')}
        longest={300}
        value={clientId}
        onInput={(typed) => onChange({ clientId: typed })}
      />
      <TextField
        label={t('feeds.scope')}
        optional
        longest={1000}
        value={scope}
        onInput={(typed) => onChange({ scope: typed })}
      />
      {kind === 'code' ? (
        <>
          <label class="check wide">
            <input
              type="checkbox"
              checked={byHand}
              onChange={(event) => onChange({ byHand: event.currentTarget.checked })}
            />
            {t('feeds.by-hand')}
          </label>
          <p class="small dim wide">
            {t('feeds.redirect')} <code class="id">{redirect}</code>
          </p>
        </>
      ) : null}
    </>
  );
}
