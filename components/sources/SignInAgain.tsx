import { useState } from 'preact/hooks';
import type { FeedConnection } from '../../lib/domain/connection.ts';
import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';
import { TextField } from './TextField.tsx';

interface SignInAgainProps {
  feed: FeedConnection;
  /** Takes a new token or password. */
  onSignIn: (secret: string) => void;
}

/** A sign-in that the server turned down: nothing is asked there until a person renews it. */
export function SignInAgain({ feed, onSignIn }: SignInAgainProps) {
  const [secret, setSecret] = useState('');
  const { kind } = feed.signIn;
  return (
    <Note state="risk" what={t('feeds.again', { label: feed.label })} next={t('feeds.again.next')}>
      <form
        class="connect"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          onSignIn(secret);
        }}
      >
        {kind === 'none' ? null : (
          <TextField
            label={t(kind === 'basic' ? 'sources.password' : 'feeds.token')}
            secret
            longest={4000}
            value={secret}
            onInput={setSecret}
          />
        )}
        <p class="wide">
          <button type="submit" class="btn">
            {t('feeds.again.go')}
          </button>
        </p>
      </form>
    </Note>
  );
}
