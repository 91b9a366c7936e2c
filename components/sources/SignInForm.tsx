import { t } from '../../lib/i18n/t.ts';
import { CodeFields } from './CodeFields.tsx';
import { KINDS, type SignInFields, secretName } from './sign-in-fields.ts';
import { TextField } from './TextField.tsx';

interface SignInFormProps {
  fields: SignInFields;
  /** Where a sign-in server sends the browser back to. */
  redirect: string;
  /** Whether a secret of the company may be used, and whether its policy says so. */
  companySecret: { on: boolean; locked: boolean };
  onChange: (fields: SignInFields) => void;
}

/** How requests are signed in: the kind, and what that kind needs. */
export function SignInForm({ fields, redirect, companySecret, onChange }: SignInFormProps) {
  const { kind } = fields;
  const set = (change: Partial<SignInFields>) => onChange({ ...fields, ...change });
  const secret = secretName(kind);
  return (
    <>
      <label>
        <span class="small dim">{t('feeds.sign-in')}</span>
        <select
          class="field"
          value={kind}
          onChange={(event) =>
            set({ kind: KINDS.find((each) => each === event.currentTarget.value) ?? 'none' })
          }
        >
          {KINDS.map((each) => (
            <option key={each} value={each} disabled={each === 'client' && !companySecret.on}>
              {t(`feeds.kind.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {kind === 'header' ? (
        <TextField
          label={t('feeds.header')}
          hint="X-Api-Key"
          longest={100}
          value={fields.name}
          onInput={(name) => set({ name })}
        />
      ) : null}
      {kind === 'basic' ? (
        <TextField label={t('sources.user')} value={fields.user} onInput={(user) => set({ user })} />
      ) : null}
      {kind === 'code' || kind === 'client' ? (
        <CodeFields fields={fields} redirect={redirect} onChange={set} />
      ) : null}
      {secret ? (
        <TextField
          label={t(secret)}
          secret
          longest={4000}
          value={fields.secret}
          onInput={(typed) => set({ secret: typed })}
        />
      ) : null}
      {companySecret.on ? null : <p class="small dim wide">{t('feeds.client-forbidden')}</p>}
      {kind === 'client' && companySecret.locked ? (
        <p class="small wide">{t('feeds.client-allowed')}</p>
      ) : kind === 'client' ? (
        <label class="check wide">
          <input type="checkbox" required />
          {t('feeds.client-warning')}
        </label>
      ) : null}
    </>
  );
}
