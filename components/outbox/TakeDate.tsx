import { useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineWriting } from '../../lib/lens/outbox/outbox-views.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { dateOrNone } from '../wording/outbox.ts';
import { EntryState, type OutboxActs } from './EntryState.tsx';
import { OutboxForm } from './OutboxForm.tsx';
import { Preview } from './Preview.tsx';

interface TakeDateProps extends OutboxActs {
  writing: LineWriting;
  /** The date that a page shows, and where: stands in the form until it is changed. */
  proposed?: ProposedDate;
  instant: number;
  /** What the note on the order will say. */
  noteOf: (becomes: CalendarDate, reason: string) => string;
  onTake: (becomes: CalendarDate, reason: string) => void;
}

/** A date to take over, and the reason that goes with it. */
export interface ProposedDate {
  on: CalendarDate;
  reason: string;
}

/** Takes the date of a portal or a mail over into the system of the line, and shows what became of earlier ones. */
export function TakeDate({ writing, proposed, instant, noteOf, onTake, ...acts }: TakeDateProps) {
  const [open, setOpen] = useState(false);
  const { entries, date, system } = writing;
  return (
    <div class="take-date">
      {entries.map((view) => (
        <EntryState key={view.entry.id} view={view} instant={instant} {...acts} />
      ))}
      {date !== 'yes' ? (
        <p class="small dim">
          {date === 'replay' ? t('outbox.no-replay') : t('outbox.cannot.line-date', { system })}
        </p>
      ) : open ? (
        <DateForm
          writing={writing}
          proposed={proposed}
          noteOf={noteOf}
          onTake={(becomes, reason) => {
            setOpen(false);
            onTake(becomes, reason);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <button type="button" class="btn" onClick={() => setOpen(true)}>
          {proposed ? t('diff.take', { date: formatDate(proposed.on) }) : t('outbox.take')}
        </button>
      )}
    </div>
  );
}

interface DateFormProps extends Pick<TakeDateProps, 'writing' | 'proposed' | 'noteOf' | 'onTake'> {
  onCancel: () => void;
}

function DateForm({ writing, proposed, noteOf, onTake, onCancel }: DateFormProps) {
  const { system, target, promisedOn, note } = writing;
  const [becomes, setBecomes] = useState(proposed?.on ?? '');
  const [reason, setReason] = useState(proposed?.reason ?? '');
  const [attempted, setAttempted] = useState(false);
  const fault =
    becomes === ''
      ? t('outbox.take.none')
      : becomes === promisedOn
        ? t('outbox.take.same', { system })
        : undefined;
  const said = reason.trim();
  return (
    <OutboxForm
      title={<h2 class="h2">{t('outbox.take.title', { system })}</h2>}
      go={t('outbox.write', { system })}
      onSubmit={() => {
        setAttempted(true);
        if (!fault) onTake(becomes, said);
      }}
      onCancel={onCancel}
    >
      <DraftField
        id="outbox.date"
        label={t('outbox.take.date')}
        type="date"
        value={becomes}
        fault={attempted || becomes === promisedOn ? fault : undefined}
        onInput={setBecomes}
      />
      <DraftField
        id="outbox.reason"
        label={t('outbox.take.reason')}
        placeholder={t('outbox.take.reason.hint')}
        value={reason}
        onInput={(text) => setReason(text.slice(0, 500))}
      />
      {fault ? null : (
        <Preview
          rows={[
            {
              where: t('outbox.preview.where', { target: target.words, system }),
              field: t('outbox.preview.field'),
              was: dateOrNone(promisedOn),
              becomes: dateOrNone(becomes),
            },
            ...(said !== '' && note === 'yes'
              ? [
                  {
                    where: t('outbox.preview.note', { target: target.words }),
                    becomes: noteOf(becomes, said),
                  },
                ]
              : []),
          ]}
        />
      )}
    </OutboxForm>
  );
}
