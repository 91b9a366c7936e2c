import { useState } from 'preact/hooks';
import type { Touchpoint } from '../../lib/domain/activity.ts';
import type { NewTask } from '../../lib/domain/outbox.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerTouchpoints, WritingSystem } from '../../lib/lens/outbox/outbox-views.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Choose } from '../agreement/TermFields.tsx';
import { taskWords } from '../wording/outbox.ts';
import { LongField } from './LongField.tsx';
import { OutboxForm } from './OutboxForm.tsx';
import { Preview } from './Preview.tsx';
import { ownerWords } from './TaskForm.tsx';
import { useFollowUp } from './use-follow-up.tsx';

const KINDS = ['call', 'mail', 'meeting', 'visit', 'other'] as const;
const HERE = '';
const MOST_WORDS = 4_000;

/** What was entered, and where it goes; no connection: only here. */
export interface LoggedForm {
  how: Touchpoint['how'];
  words: string;
  at: number;
  message: string;
  connectionId?: string;
  /** What is to be done later; only where it goes into a system. */
  followUp?: NewTask;
}

interface TouchpointFormProps {
  /** A note has no kind and no time of its own. */
  of: 'touchpoint' | 'note';
  touchpoints: PartnerTouchpoints;
  instant: number;
  onLog: (form: LoggedForm) => void;
  onCancel: () => void;
}

/** Logs a touchpoint or a note, with a preview of what goes into which system. */
export function TouchpointForm({ of, touchpoints, instant, onLog, onCancel }: TouchpointFormProps) {
  const { systems, target } = touchpoints;
  const open = systems.filter(({ note }) => note === 'yes');
  const [how, setHow] = useState<Touchpoint['how']>(of === 'note' ? 'note' : 'call');
  const [when, setWhen] = useState(() => localMinutes(instant));
  const [words, setWords] = useState('');
  const [where, setWhere] = useState(open[0]?.connectionId ?? HERE);
  const [attempted, setAttempted] = useState(false);
  const chosen = open.find(({ connectionId }) => connectionId === where);
  const system = chosen?.system;
  const follow = useFollowUp(touchpoints.today);
  const mayFollow = of === 'touchpoint' && chosen?.task === 'yes';
  const followUp = mayFollow ? follow.task : undefined;
  const at = of === 'note' ? instant : new Date(when).getTime();
  const said = words.trim();
  const faults = {
    when: Number.isNaN(at) || at > instant + 60_000 ? t('touch.when.fault') : undefined,
    words: said === '' ? t('touch.words.fault') : undefined,
  };
  const message =
    of === 'note'
      ? said
      : t('touch.message', { how: t(`touch.how.${how}`), when: when.replace('T', ' '), words: said });
  const submit = () => {
    setAttempted(true);
    if (faults.when || faults.words || (mayFollow && follow.isFaulty)) return;
    const into = system === undefined ? {} : { connectionId: where };
    onLog({ how, words: said, at, message, ...into, ...(followUp ? { followUp } : {}) });
  };
  return (
    <OutboxForm
      title={<h3 class="h2">{t(of === 'note' ? 'touch.note' : 'touch.log')}</h3>}
      go={system === undefined ? t('touch.save') : t('outbox.write', { system })}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {of === 'note' ? null : (
        <div class="entries">
          <Choose
            id="touch.how"
            label={t('touch.how')}
            value={how}
            options={KINDS.map((kind) => [kind, t(`touch.how.${kind}`)])}
            onChoose={(kind) => setHow(kind as Touchpoint['how'])}
          />
          <DraftField
            id="touch.when"
            label={t('touch.when')}
            type="datetime-local"
            value={when}
            fault={attempted ? faults.when : undefined}
            onInput={setWhen}
          />
        </div>
      )}
      <LongField
        id="touch.words"
        label={t('touch.words')}
        value={words}
        most={MOST_WORDS}
        fault={attempted ? faults.words : undefined}
        onInput={setWords}
      />
      {open.length > 0 ? (
        <Choose
          id="touch.where"
          label={t('touch.where')}
          value={where}
          options={[
            ...open.map((each): [string, string] => [
              each.connectionId,
              t('touch.where.both', { system: each.system }),
            ]),
            [HERE, t('touch.where.here')],
          ]}
          onChoose={setWhere}
        />
      ) : null}
      {mayFollow ? follow.fields(attempted) : null}
      {chosen && said !== '' ? (
        <Preview
          rows={[noteRow(target.words, chosen, message), ...taskRow(target.words, chosen, followUp)]}
        />
      ) : null}
    </OutboxForm>
  );
}

function noteRow(target: string, { system }: WritingSystem, becomes: string) {
  return { where: t('touch.preview', { target, system }), becomes };
}

function taskRow(target: string, chosen: WritingSystem, task: NewTask | undefined) {
  if (!task) return [];
  const where = t('task.preview', { target, system: chosen.system });
  return [{ where, becomes: `${taskWords(task)}\n${ownerWords(chosen)}` }];
}

/** `2026-11-22T14:05` in the person's own time zone. */
function localMinutes(instant: number): string {
  const local = new Date(instant - new Date(instant).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
