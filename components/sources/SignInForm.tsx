import { t } from '../../lib/i18n/t.ts';
import { KINDS, type SignInFields } from './sign-in-fields.ts';
import { TextField } from './TextField.tsx';

interface SignInFormProps {
  fields: SignInFields;
  onChange: (fields: SignInFields) => void;
}

/** How requests are signed in: the kind, and what that kind needs. */
export function SignInForm({ fields, onChange }: SignInFormProps) {
  const { kind } = fields;
  const set = (name: keyof SignInFields) => (value: string) => onChange({ ...fields, [name]: value });
  return (
    <>
      <label>
        <span class="small dim">{t('feeds.sign-in')}</span>
        <select
          class="field"
          value={kind}
          onChange={(event) =>
            onChange({ ...fields, kind: KINDS.find((each) => each === event.currentTarget.value) ?? 'none' })
          }
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
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
          onInput={set('name')}
        />
      ) : null}
      {kind === 'basic' ? (
        <TextField label={t('sources.user')} value={fields.user} onInput={set('user')} />
      ) : null}
      {kind === 'none' ? null : (
        <TextField
          label={t(kind === 'basic' ? 'sources.password' : 'feeds.token')}
          secret
          longest={4000}
          value={fields.secret}
          onInput={set('secret')}
        />
      )}
    </>
  );
}
