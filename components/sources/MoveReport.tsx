import { useState } from 'preact/hooks';
import type { FeedConnection } from '../../lib/domain/connection.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote } from '../parts/Note.tsx';
import { TextField } from './TextField.tsx';

interface MoveReportProps {
  feed: FeedConnection;
  busy: boolean;
  failure?: Failure;
  /** True right after it was moved. */
  done: boolean;
  onMove: (address: string) => void;
}

/** Another address for a report that is connected, on the same host. */
export function MoveReport({ feed, busy, failure, done, onMove }: MoveReportProps) {
  const at = `${feed.address.slice(0, -1)}${feed.path}`;
  const [address, setAddress] = useState(at);
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <p class="small mt">
        <button type="button" class="btn quiet" onClick={() => setOpen(true)}>
          {t('feeds.move')}
        </button>{' '}
        {done ? <span role="status">{t('feeds.moved')}</span> : null}
      </p>
    );
  return (
    <form
      class="connect"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onMove(address);
      }}
    >
      <div class="wide">
        <TextField label={t('feeds.move.to')} longest={2000} value={address} onInput={setAddress} />
      </div>
      <p class="small dim wide">{t('feeds.move.why', { host: new URL(feed.address).host })}</p>
      <p class="wide acts">
        <button type="submit" class="btn" disabled={busy}>
          {t(busy ? 'sources.checking' : 'feeds.move.go')}
        </button>
        <button type="button" class="btn quiet" onClick={() => setOpen(false)}>
          {t('feeds.move.leave')}
        </button>
      </p>
      {failure ? (
        <div class="wide">
          <FailureNote failure={failure} />
        </div>
      ) : null}
    </form>
  );
}
