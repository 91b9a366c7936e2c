import { useState } from 'preact/hooks';
import { type Connection, signsInByCode } from '../../lib/domain/connection.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote, Note } from '../parts/Note.tsx';
import { secretName } from './sign-in-fields.ts';
import { TextField } from './TextField.tsx';

interface SignInAgainProps {
  connection: Connection;
  /** Takes a new token or password; opens the page of the sign-in server where it has one. */
  onSignIn: (secret: string) => void;
  /** Why the last try failed. */
  failure?: Failure;
}

/** A sign-in that the server turned down: nothing is asked there until a person renews it. */
export function SignInAgain({ connection, onSignIn, failure }: SignInAgainProps) {
  const [secret, setSecret] = useState('');
  const name = 'signIn' in connection ? secretName(connection.signIn.kind) : 'sources.password';
  return (
    <Note state="risk" what={t('feeds.again', { label: connection.label })} next={t('feeds.again.next')}>
      {connection.silent?.refused ? (
        <p>{t(`sources.silent.${connection.silent.refused}`, { host: signInHost(connection) })}</p>
      ) : null}
      <form
        class="connect"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          onSignIn(secret);
        }}
      >
        {name ? <TextField label={t(name)} secret longest={4000} value={secret} onInput={setSecret} /> : null}
        <p class="wide">
          <button type="submit" class="btn">
            {t('feeds.again.go')}
          </button>
        </p>
      </form>
      {failure ? <FailureNote failure={failure} /> : null}
    </Note>
  );
}

/** The server that was asked; the system's own where no other one signs in. */
function signInHost(connection: Connection): string {
  return new URL(signsInByCode(connection) ? connection.signIn.authorizeAddress : connection.address).host;
}
