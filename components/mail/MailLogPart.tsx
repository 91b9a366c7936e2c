import { useState } from 'preact/hooks';
import { formatDate, formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { instantOf } from '../../lib/lens/mail/mail-date.ts';
import type {
  MailCardView,
  MailLog,
  MailPartner,
  MailToLog,
  MessageView,
} from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Choose } from '../agreement/TermFields.tsx';
import { EntryState, type OutboxActs } from '../outbox/EntryState.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { subjectWords, whenWords } from '../wording/mail.ts';

const HERE = '';

interface MailLogPartProps extends OutboxActs {
  mail: MailCardView;
  instant: number;
  onLog: (mail: MailToLog, connectionId?: string) => void;
  /** Takes a touchpoint away that is only here. */
  onRemove: (touchpointId: string) => void;
}

/** The touchpoint of a message: what would be written and where, and one click that does it; or where it stands since. */
export function MailLogPart({ mail, instant, onLog, onRemove, ...acts }: MailLogPartProps) {
  const { log, partner, messages } = mail;
  const [message] = messages;
  if (!log || !partner || !message) return null;
  return (
    <section class="mail-log" aria-label={t('mail.log.title')}>
      {log.logged ? (
        <Logged logged={log.logged} instant={instant} onRemove={onRemove} {...acts} />
      ) : log.replay ? (
        <p class="small dim">{t('outbox.no-replay')}</p>
      ) : (
        <Log
          key={message.key}
          mail={mail}
          message={message}
          partner={partner}
          log={log}
          instant={instant}
          onLog={onLog}
        />
      )}
    </section>
  );
}

interface LogProps extends Pick<MailLogPartProps, 'mail' | 'instant' | 'onLog'> {
  message: MessageView;
  partner: MailPartner;
  log: MailLog;
}

function Log({ mail, message, partner, log, instant, onLog }: LogProps) {
  const open = log.systems.filter(({ note }) => note === 'yes');
  const [where, setWhere] = useState(open[0]?.connectionId ?? HERE);
  const [typed, setTyped] = useState('');
  const [attempted, setAttempted] = useState(false);
  const system = open.find(({ connectionId }) => connectionId === where);
  const given = typed === '' ? Number.NaN : new Date(typed).getTime();
  const at = instantOf(message.when) ?? given;
  const fault = Number.isNaN(at) || at > instant + 86_400_000 ? t('touch.when.fault') : undefined;
  const words = wordsOf(message, partner);
  const when = message.when.of === 'day' ? formatDate(message.when.day) : fault ? '' : formatInstant(at);
  // Of when nothing is known the preview says nothing: it is asked for below.
  const note = when === '' ? words : t('touch.message', { how: t('touch.how.mail'), when, words });
  const submit = () => {
    setAttempted(true);
    if (fault) return;
    const { key, thread, direction, subject, orders } = message;
    const { id, name } = partner.head;
    const kept = {
      partner: { id, name },
      message: key,
      thread,
      direction,
      subject: subject && sentText(subject),
    };
    onLog({ ...kept, at, orders, words, note }, system?.connectionId);
  };
  return (
    <>
      <Told as="div" origin={mail.origin}>
        <p class="small dim">
          {system
            ? t('touch.preview', { target: partner.head.name, system: system.system })
            : t('mail.log.here')}
        </p>
        <p class="words">
          <bdi>{note}</bdi>
        </p>
      </Told>
      <WhenField message={message} value={typed} fault={attempted ? fault : undefined} onInput={setTyped} />
      <WhereField message={message} systems={open} where={where} onChoose={setWhere} />
      <p class="acts">
        <button type="button" class="btn primary" onClick={submit}>
          {t('mail.log')}
        </button>
      </p>
      <p class="small dim">{t('mail.log.never')}</p>
    </>
  );
}

interface WhenFieldProps {
  message: MessageView;
  value: string;
  fault?: string | undefined;
  onInput: (value: string) => void;
}

/** When the message was written, where the page does not say it in a way that is understood. */
function WhenField({ message: { key, when }, ...field }: WhenFieldProps) {
  if (when.of !== 'unknown') return null;
  return (
    <>
      <p class="small dim">
        <bdi>{when.raw ? t('mail.log.when.unknown', { raw: whenWords(when) }) : t('mail.log.when.none')}</bdi>
      </p>
      <DraftField id={`mail.when.${key}`} label={t('mail.log.when')} type="datetime-local" {...field} />
    </>
  );
}

interface WhereFieldProps {
  message: MessageView;
  /** Those that take notes of this partner. */
  systems: MailLog['systems'];
  where: string;
  onChoose: (where: string) => void;
}

/** Which system it is written into, or that it stays here. */
function WhereField({ message, systems, where, onChoose }: WhereFieldProps) {
  if (systems.length === 0) return null;
  const named = systems.map((each): [string, string] => [
    each.connectionId,
    t('touch.where.both', { system: each.system }),
  ]);
  return (
    <Choose
      id={`mail.where.${message.key}`}
      label={t('touch.where')}
      value={where}
      options={[...named, [HERE, t('touch.where.here')]]}
      onChoose={onChoose}
    />
  );
}

/** Who, subject and order numbers; never the text of the message. */
function wordsOf(message: MessageView, { head }: MailPartner): string {
  const subject = subjectWords(message);
  const [about] =
    message.orders.length > 0 ? [t('mail.log.about', { orders: message.orders.join(', ') })] : [];
  const said =
    message.direction === 'out'
      ? t('mail.log.words.out', { who: head.name, subject })
      : t('mail.log.words.in', { who: sentText(message.from), subject });
  return [said, about].filter(Boolean).join('\n');
}

interface LoggedProps extends OutboxActs {
  logged: NonNullable<MailLog['logged']>;
  instant: number;
  onRemove: (touchpointId: string) => void;
}

function Logged({ logged, instant, onRemove, ...acts }: LoggedProps) {
  const { touchpointId, alone, from, view, removal } = logged;
  const shown = removal ?? view;
  if (shown)
    return (
      <EntryState view={shown} instant={instant} terse {...acts}>
        <p>{t('mail.log.logged')}</p>
      </EntryState>
    );
  return (
    <div class="outbox-entry">
      <Sign state="unknown" bare />
      <div>
        <p role="status">
          {from === undefined
            ? t(alone ? 'mail.log.logged.here' : 'mail.log.logged')
            : t('mail.log.logged.from', { system: from })}
        </p>
        {alone ? (
          <p>
            <button type="button" class="link small" onClick={() => onRemove(touchpointId)}>
              {t('mail.log.take-back')}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  );
}
