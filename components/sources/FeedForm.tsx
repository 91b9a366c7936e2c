import { useState } from 'preact/hooks';
import type { SignIn } from '../../lib/domain/sign-in.ts';
import { t } from '../../lib/i18n/t.ts';
import { ConnectFrame, type ConnectProps } from './ConnectFrame.tsx';
import { SignInForm } from './SignInForm.tsx';
import { NO_SIGN_IN, secretName, signInOf } from './sign-in-fields.ts';
import { TextField } from './TextField.tsx';

/** What a person enters to connect a table at an address; the address as typed. */
export interface FeedFields {
  label: string;
  address: string;
  signIn: SignIn;
  secret: string;
  everyMinutes: number;
}

interface FeedFormProps extends ConnectProps<FeedFields> {
  /** Where a sign-in server sends the browser back to. */
  redirect: string;
  /** Whether a secret of the company may be used, and whether its policy says so. */
  companySecret: { on: boolean; locked: boolean };
}

const EMPTY = { label: '', address: '', signIn: NO_SIGN_IN, everyMinutes: 60 };

/** Address and sign-in of a table to connect. What was typed stays when it is refused. */
export function FeedForm({ redirect, companySecret, onConnect, ...state }: FeedFormProps) {
  const [fields, setFields] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>) => setFields({ ...fields, ...change });
  const submit = () => {
    const { signIn } = fields;
    const secret = secretName(signIn.kind) ? signIn.secret : '';
    onConnect({ ...fields, signIn: signInOf(signIn), secret });
  };
  return (
    <ConnectFrame
      {...state}
      fields={fields}
      onChange={set}
      onSubmit={submit}
      go={t('feeds.go')}
      guide={<p class="dim wide">{t('feeds.why')}</p>}
      note={`${t('feeds.secret.why')} ${t('sources.sites')}`}
    >
      <div class="wide">
        <TextField
          label={t('sources.address')}
          hint={t('feeds.address.hint')}
          longest={2000}
          value={fields.address}
          onInput={(address) => set({ address })}
        />
      </div>
      <SignInForm
        fields={fields.signIn}
        redirect={redirect}
        companySecret={companySecret}
        onChange={(signIn) => set({ signIn })}
      />
    </ConnectFrame>
  );
}
