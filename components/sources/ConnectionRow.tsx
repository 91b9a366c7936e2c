import type { ComponentChildren } from 'preact';
import type { Connection } from '../../lib/domain/connection.ts';
import type { ImportJob } from '../../lib/domain/import-job.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { formatAge, formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Offer, OfferName } from '../../lib/sources/offers.ts';
import { CanWrite } from '../outbox/CanWrite.tsx';
import { FailureNote, Note } from '../parts/Note.tsx';
import { Sign } from '../parts/Sign.tsx';
import { jobCount, jobShare, jobWords } from '../wording/job.ts';
import { BudgetField } from './BudgetField.tsx';
import { type Checked, CheckSteps } from './CheckSteps.tsx';
import { DailyWords } from './DailyWords.tsx';
import { IntervalField } from './IntervalField.tsx';
import { Offers } from './Offers.tsx';
import { SignInAgain } from './SignInAgain.tsx';

interface ConnectionRowProps {
  connection: Connection;
  sync?: ImportJob;
  allowed: boolean;
  /** Without a network a sync waits. */
  online: boolean;
  checked?: Checked;
  instant: number;
  /** Requests of today. */
  used: number;
  onPerDay: (perDay: number | undefined) => void;
  /** Sets how often it is read, in minutes. */
  onInterval: (minutes: number) => void;
  onSync: () => void;
  /** Lets go what the system holds no more. */
  onAcceptMissing: () => void;
  onCheck: () => void;
  /** Looks anew at the columns of a report. */
  onColumns: () => void;
  onRemove: () => void;
  /** Takes a new token or password for one that was turned down. */
  onSignIn: (secret: string) => void;
  signInFailure?: Failure;
  /** What the system can tell, and what stands below it. */
  offers?: readonly Offer[];
  notRead?: readonly OfferName[];
  children?: ComponentChildren;
  /** Must ask for the permission in this very call. */
  onAllow: () => void;
}

/** One connected system: how it is called, how fresh its records are, what runs or failed, and what can be done. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { connection, sync, allowed, checked, instant } = props;
  const { label, syncedTo } = connection;
  const running = isRunning(sync);
  const ill =
    sync?.state === 'failed' ||
    !allowed ||
    connection.signInAgain ||
    connection.unread?.some(({ deletions }) => !deletions);
  return (
    <section class="connection" aria-label={label}>
      <h2 class="h2">
        <Sign state={ill ? 'risk' : 'ok'} label={t(ill ? 'sources.ill' : 'sources.well')} /> {label}{' '}
        <span class="end small dim">{t('sources.preview')}</span>
      </h2>
      <p class="small dim">{whereOf(connection)}</p>
      <p>
        {syncedTo === undefined
          ? t('sources.never')
          : t('sources.synced', { when: `${formatInstant(syncedTo)} (${formatAge(syncedTo, instant)})` })}
        {sync?.state === 'done' ? <span class="dim"> · {lastWords(sync)}</span> : null}
      </p>
      <CanWrite connection={connection} />
      {connection.daily ? (
        <DailyWords {...connection.daily} {...(running ? {} : { onAccept: props.onAcceptMissing })} />
      ) : null}
      <Running {...props} />
      <Stopped {...props} />
      <NotAllowed {...props} />
      <Acts {...props} />
      <BudgetField label={label} used={props.used} perDay={connection.perDay} onSet={props.onPerDay} />
      <p class="small budget">
        <IntervalField minutes={connection.everyMinutes} of={label} onChange={props.onInterval} />
      </p>
      {checked ? <CheckSteps {...checked} /> : null}
      {props.offers ? (
        <Offers
          offers={props.offers}
          notRead={props.notRead}
          unread={connection.unread ?? []}
          leftOut={connection.leftOut}
        />
      ) : null}
      {props.children}
    </section>
  );
}

function isRunning(sync: ImportJob | undefined): sync is ImportJob {
  return sync?.state === 'running' || sync?.state === 'waiting';
}

/** How far a sync is, or that it waits for a network. */
function Running({ sync, online }: Pick<ConnectionRowProps, 'sync' | 'online'>) {
  if (!isRunning(sync)) return null;
  if (sync.state === 'waiting' && !online) return <p role="status">{t('sync.offline')}</p>;
  return (
    <p class="connection-progress">
      <span>{jobWords(sync, 60)}</span>
      <progress class="progress" value={jobShare(sync)} max={1} aria-label={t('job.progress')} />
      <span class="small dim">{jobCount(sync)}</span>
    </p>
  );
}

type StoppedProps = Pick<
  ConnectionRowProps,
  'connection' | 'sync' | 'onSignIn' | 'signInFailure' | 'onColumns' | 'onSync'
>;

/** Why nothing is read any more, and what a person can do about it. */
function Stopped({ connection, sync, onSignIn, signInFailure, onColumns, onSync }: StoppedProps) {
  const failure = sync?.failure;
  const otherAccount = failure?.code === 'other-account' ? failure : undefined;
  if (connection.signInAgain)
    return (
      <SignInAgain connection={connection} onSignIn={onSignIn} failure={signInFailure ?? otherAccount} />
    );
  if (failure?.code === 'feed-columns-changed')
    return (
      <Note state="late" label={t('common.failed')} what={failure.message} next={failure.next} urgent>
        <button type="button" class="btn" onClick={onColumns}>
          {t('feeds.columns')}
        </button>
      </Note>
    );
  return sync?.state === 'failed' && failure ? <FailureNote failure={failure} onRetry={onSync} /> : null;
}

/** The browser's permission went. */
function NotAllowed({
  connection,
  allowed,
  onAllow,
}: Pick<ConnectionRowProps, 'connection' | 'allowed' | 'onAllow'>) {
  if (allowed) return null;
  return (
    <Note state="risk" what={t('sources.not-allowed', { host: new URL(connection.address).host })}>
      <button type="button" class="btn" onClick={onAllow}>
        {t('sources.allow')}
      </button>
    </Note>
  );
}

type ActsProps = Pick<ConnectionRowProps, 'connection' | 'sync' | 'onSync' | 'onCheck' | 'onRemove'>;

function Acts({ connection: { label, signInAgain }, sync, onSync, onCheck, onRemove }: ActsProps) {
  return (
    <p class="acts">
      <button
        type="button"
        class="btn"
        disabled={isRunning(sync) || signInAgain}
        aria-label={t('sources.sync-of', { label })}
        onClick={onSync}
      >
        {t('sources.sync')}
      </button>
      <button type="button" class="btn" aria-label={t('sources.check-of', { label })} onClick={onCheck}>
        {t('sources.check')}
      </button>
      <button
        type="button"
        class="btn quiet"
        aria-label={t('sources.remove-of', { label })}
        onClick={onRemove}
      >
        {t('sources.remove')}
      </button>
    </p>
  );
}

function whereOf(connection: Connection): string {
  if (connection.system === 'tryton')
    return `${connection.address} · ${connection.database} · ${connection.user}`;
  if (connection.system === 'feed') return `${connection.address.slice(0, -1)}${connection.path}`;
  return [connection.address, connection.user].filter(Boolean).join(' · ');
}

function lastWords({ cursor, sync }: ImportJob): string {
  if (sync?.object === 'table')
    return cursor.rows === 0
      ? t('feeds.last.same')
      : t('feeds.last', {
          rows: t('job.rows', { n: cursor.rows }),
          new: cursor.linesNew,
          changed: cursor.linesChanged,
        });
  return t('sources.last', {
    orders: t('sync.orders', { n: cursor.rows }),
    new: cursor.linesNew,
    changed: cursor.linesChanged,
  });
}
