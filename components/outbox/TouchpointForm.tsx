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
import { ownerWords } from './TaskFields.tsx';
import { useFollowUp } from './use-follow-up.tsx';
import { MOST_WORDS, useTouchpoint } from './use-touchpoint.ts';

const KINDS = ['call', 'mail', 'meeting', 'visit', 'other'] as const;
const HERE = '';

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
  const { systems, target, today } = touchpoints;
  const open = systems.filter(({ note }) => note === 'yes');
  const { logged, message, fields, words, setWords, faults } = useTouchpoint(of, instant);
  const [where, setWhere] = useState(open[0]?.connectionId ?? HERE);
  const [attempted, setAttempted] = useState(false);
  const chosen = open.find(({ connectionId }) => connectionId === where);
  const follow = useFollowUp(today);
  const mayFollow = of === 'touchpoint' && chosen?.task === 'yes';
  const followUp = mayFollow ? follow.task : undefined;
  const submit = () => {
    setAttempted(true);
    if (!logged || (mayFollow && follow.isFaulty)) return;
    onLog({ ...logged, ...(chosen ? { connectionId: where } : {}), ...(followUp ? { followUp } : {}) });
  };
  return (
    <OutboxForm
      title={<h3 class="h2">{t(of === 'note' ? 'touch.note' : 'touch.log')}</h3>}
      go={chosen ? t('outbox.write', { system: chosen.system }) : t('touch.save')}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {of === 'note' ? null : <HowAndWhen {...fields} fault={attempted ? faults.when : undefined} />}
      <LongField
        id="touch.words"
        label={t('touch.words')}
        value={words}
        most={MOST_WORDS}
        fault={attempted ? faults.words : undefined}
        onInput={setWords}
      />
      {open.length > 0 ? <Where open={open} where={where} onChoose={setWhere} /> : null}
      {mayFollow ? follow.fields(attempted) : null}
      {chosen && message !== '' ? (
        <Preview
          rows={[noteRow(target.words, chosen, message), ...taskRow(target.words, chosen, followUp)]}
        />
      ) : null}
    </OutboxForm>
  );
}

interface HowAndWhenProps {
  how: Touchpoint['how'];
  when: string;
  fault: string | undefined;
  onHow: (how: Touchpoint['how']) => void;
  onWhen: (when: string) => void;
}

function HowAndWhen({ how, when, fault, onHow, onWhen }: HowAndWhenProps) {
  return (
    <div class="entries">
      <Choose
        id="touch.how"
        label={t('touch.how')}
        value={how}
        options={KINDS.map((kind) => [kind, t(`touch.how.${kind}`)])}
        onChoose={(kind) => onHow(kind as Touchpoint['how'])}
      />
      <DraftField
        id="touch.when"
        label={t('touch.when')}
        type="datetime-local"
        value={when}
        fault={fault}
        onInput={onWhen}
      />
    </div>
  );
}

interface WhereProps {
  open: readonly WritingSystem[];
  where: string;
  onChoose: (connectionId: string) => void;
}

/** Into which system it goes, or into none. */
function Where({ open, where, onChoose }: WhereProps) {
  return (
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
      onChoose={onChoose}
    />
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
