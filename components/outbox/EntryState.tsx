import type { ComponentChildren } from 'preact';
import type { PaintState } from '../../lib/domain/mention.ts';
import type { OutboxEntry } from '../../lib/domain/outbox.ts';
import { formatInstant, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { EntryView } from '../../lib/lens/outbox/outbox-views.ts';
import { FailureNote, Note } from '../parts/Note.tsx';
import { Sign } from '../parts/Sign.tsx';
import { dateOrNone, stateWords, workWords } from '../wording/outbox.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

/** What a person can do with an entry. */
export interface OutboxActs {
  onUndo: (id: string) => void;
  onTakeBack: (id: string) => void;
  onRetry: (id: string) => void;
  onWriteOurs: (id: string) => void;
}

interface EntryProps extends OutboxActs {
  view: EntryView;
  instant: number;
  /** What stands before the state: where it is written to. */
  children?: ComponentChildren;
  /** What is written stands there already. */
  terse?: boolean;
  /** What was refused can be entered otherwise. */
  onCorrect?: (() => void) | undefined;
}

const SIGNS: Record<OutboxEntry['state'], PaintState> = {
  held: 'unknown',
  waiting: 'unknown',
  sending: 'unknown',
  sent: 'done',
  conflict: 'risk',
  failed: 'late',
  undone: 'unknown',
};

/** One entry: what is written, where it stands, and what can be done about it. */
export function EntryState({ view, instant, children, terse, onCorrect, ...acts }: EntryProps) {
  const { entry, readAgain, takenBack } = view;
  const left = useSecondsUntil(entry.state === 'held' ? entry.heldUntil : undefined);
  const words = stateWords(view, left);
  return (
    <div class="outbox-entry" data-state={entry.state}>
      {/* A conflict and a failure stand in a note with a sign of its own. */}
      {isNoted(entry) ? <span /> : <Sign state={signOf(entry)} bare />}
      <div>
        {children}
        {terse ? null : <p class="what">{workWords(entry)}</p>}
        {entry.state === 'conflict' ? (
          <Conflict view={view} words={words} {...acts} />
        ) : entry.state === 'failed' && entry.failure ? (
          <>
            <FailureNote failure={entry.failure} />
            {entry.askedAt === undefined ? null : <p class="small dim">{t('outbox.unknown-yet')}</p>}
          </>
        ) : (
          <p class="small dim">
            {/* The seconds would be read aloud one by one. */}
            <span role={entry.state === 'held' ? undefined : 'status'}>
              {joinParts([words, readAgain ? t('outbox.read-again') : undefined])}
            </span>
          </p>
        )}
        {entry.state === 'waiting' || entry.state === 'sending' ? (
          <Hindrance entry={entry} instant={instant} />
        ) : null}
        <Acts view={view} taken={takenBack !== undefined} onCorrect={onCorrect} {...acts} />
      </div>
    </div>
  );
}

/** What is written and still to be done is not done. */
function signOf({ state, work }: OutboxEntry): PaintState {
  return state === 'sent' && work.kind === 'task' ? 'unknown' : SIGNS[state];
}

function isNoted({ state }: OutboxEntry): boolean {
  return state === 'conflict' || state === 'failed';
}

function Conflict({ view: { entry }, words }: { view: EntryView; words: string } & OutboxActs) {
  const { work } = entry;
  if (work.kind !== 'line-date') return null;
  return (
    <Note
      state="risk"
      what={words}
      why={t('outbox.state.conflict.why', {
        was: dateOrNone(work.was),
        becomes: dateOrNone(work.becomes),
      })}
    />
  );
}

/** Why it is not there yet, and when it is tried next. */
function Hindrance({ entry, instant }: { entry: OutboxEntry; instant: number }) {
  const { failure, nextTryAt, askedAt, state } = entry;
  const unknown = state === 'sending' && askedAt !== undefined && failure !== undefined;
  if (!failure) return null;
  return (
    <p class="small dim">
      {failure.message} {unknown ? t('outbox.unknown-yet') : null}{' '}
      {nextTryAt !== undefined && nextTryAt > instant
        ? t('outbox.next-try', { when: formatInstant(nextTryAt) })
        : null}
    </p>
  );
}

interface ActsProps extends OutboxActs, Pick<EntryProps, 'onCorrect'> {
  view: EntryView;
  taken: boolean;
}

function Acts({ view: { entry }, taken, onCorrect, ...acts }: ActsProps) {
  const { id, state, work } = entry;
  const about = entry.target.words;
  const button = (words: string, act: (id: string) => void, look = 'link small') => (
    <button type="button" class={look} aria-label={`${words}: ${about}`} onClick={() => act(id)}>
      {words}
    </button>
  );
  switch (state) {
    case 'held':
      return <p>{button(t('outbox.undo'), acts.onUndo)}</p>;
    case 'waiting':
      return <p>{button(t('outbox.drop'), acts.onUndo)}</p>;
    case 'failed':
      return (
        <p class="acts">
          {button(t('outbox.retry'), acts.onRetry, 'btn')}
          {onCorrect ? button(t('outbox.correct'), onCorrect, 'btn') : null}
          {button(t('outbox.drop'), acts.onUndo, 'btn')}
        </p>
      );
    case 'conflict':
      return work.kind === 'line-date' ? (
        <p class="acts">
          {button(t('outbox.keep-theirs', { theirs: dateOrNone(entry.theirs ?? null) }), acts.onUndo, 'btn')}
          {button(t('outbox.write-ours', { becomes: dateOrNone(work.becomes) }), acts.onWriteOurs, 'btn')}
        </p>
      ) : null;
    case 'sent':
      if (taken || entry.takesBack || entry.already || work.kind === 'removal') return null;
      return <p>{button(t('outbox.take-back'), acts.onTakeBack)}</p>;
    default:
      return null;
  }
}
