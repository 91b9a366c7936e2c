import { useState } from 'preact/hooks';
import type { SignIn } from '../../lib/domain/sign-in.ts';
import { t } from '../../lib/i18n/t.ts';
import { IntervalField } from './IntervalField.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SubmitPart } from './SubmitPart.tsx';
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

interface FeedFormProps {
  busy: boolean;
  /** What is wrong with the address or the permission for it, in words. */
  problem?: string;
  /** Where a sign-in server sends the browser back to. */
  redirect: string;
  /** Whether a secret of the company may be used, and whether its policy says so. */
  companySecret: { on: boolean; locked: boolean };
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onCheck: (fields: FeedFields) => void;
}

/** Address and sign-in of a table to connect. What was typed stays when it is refused. */
export function FeedForm({ busy, problem, redirect, companySecret, onCheck }: FeedFormProps) {
  const [label, setLabel] = useState('');
  const [address, setAddress] = useState('');
  const [signIn, setSignIn] = useState(NO_SIGN_IN);
  const [everyMinutes, setEvery] = useState(60);
  return (
    <form
      class="connect"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const secret = secretName(signIn.kind) ? signIn.secret : '';
        onCheck({ label, address, signIn: signInOf(signIn), secret, everyMinutes });
      }}
    >
      <p class="dim wide">{t('feeds.why')}</p>
      <TextField label={t('sources.label')} optional longest={100} value={label} onInput={setLabel} />
      <div class="wide">
        <TextField
          label={t('sources.address')}
          hint={t('feeds.address.hint')}
          longest={2000}
          value={address}
          onInput={setAddress}
        />
      </div>
      <SignInForm fields={signIn} redirect={redirect} companySecret={companySecret} onChange={setSignIn} />
      <IntervalField minutes={everyMinutes} onChange={setEvery} />
      <p class="small dim wide">
        {t('feeds.secret.why')} {t('sources.sites')}
      </p>
      <SubmitPart busy={busy} label={t('feeds.go')} problem={problem} />
    </form>
  );
}
