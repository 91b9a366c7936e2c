import { useState } from 'preact/hooks';
import { actionState, type ImprovementAction } from '../../lib/domain/improvement-action.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Choose } from '../agreement/TermFields.tsx';
import { Part } from '../parts/Part.tsx';

/** What is typed of an action. */
export type TypedAction = Pick<ImprovementAction, 'title' | 'side' | 'owner' | 'dueOn'>;

interface ActionListProps {
  actions: readonly ImprovementAction[];
  onSave: (typed: TypedAction, before?: ImprovementAction) => void;
  onState: (action: ImprovementAction, state: ImprovementAction['state']) => void;
  onRemove: (action: ImprovementAction) => void;
}

/** What each side promised to improve: entered, changed, done. */
export function ActionList({ actions, onSave, onState, onRemove }: ActionListProps) {
  const [open, setOpen] = useState<{ action?: ImprovementAction }>();
  const close = () => setOpen(undefined);
  return (
    <Part
      title={t('share.actions')}
      count={actions.length}
      end={
        open ? undefined : (
          <button type="button" class="btn" onClick={() => setOpen({})}>
            {t('share.actions.add')}
          </button>
        )
      }
    >
      {open ? (
        <ActionForm
          key={open.action?.id ?? 'new'}
          action={open.action}
          onSave={(typed) => {
            onSave(typed, open.action);
            close();
          }}
          onCancel={close}
        />
      ) : null}
      {actions.length === 0 ? <p class="dim">{t('share.actions.none')}</p> : null}
      <ul class="plain">
        {actions.map((action) => (
          <li class="share-row" key={action.id}>
            <p class={action.state === 'done' ? 'dim' : undefined}>{action.title}</p>
            <p class="small dim">
              {joinParts([
                t(`share.action.side.${action.side}`),
                action.owner,
                action.dueOn && t('share.action.due', { date: formatDate(action.dueOn) }),
                stateWords(action),
              ])}
            </p>
            <p class="fact-acts">
              <button
                type="button"
                class="link small"
                onClick={() => onState(action, action.state === 'done' ? 'open' : 'done')}
              >
                {t(action.state === 'done' ? 'share.action.reopen' : 'share.action.done')}
              </button>
              <button
                type="button"
                class="link small"
                aria-label={t('share.action.edit-of', { title: action.title })}
                onClick={() => setOpen({ action })}
              >
                {t('share.action.edit')}
              </button>
              <button
                type="button"
                class="link small"
                aria-label={t('share.action.remove-of', { title: action.title })}
                onClick={() => onRemove(action)}
              >
                {t('share.action.remove')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function stateWords(action: ImprovementAction): string {
  const { acknowledged } = action;
  const date = acknowledged ? formatDate(acknowledged.on) : '';
  return t(`share.action.state.${actionState(action)}`, { date });
}

const SIDES = ['theirs', 'ours'] as const;

interface ActionFormProps {
  action?: ImprovementAction;
  onSave: (typed: TypedAction) => void;
  onCancel: () => void;
}

function ActionForm({ action, onSave, onCancel }: ActionFormProps) {
  const [title, setTitle] = useState(action?.title ?? '');
  const [side, setSide] = useState<ImprovementAction['side']>(action?.side ?? 'theirs');
  const [owner, setOwner] = useState(action?.owner ?? '');
  const [dueOn, setDueOn] = useState(action?.dueOn ?? '');
  const [attempted, setAttempted] = useState(false);
  const fault = title.trim() === '' ? 'missing' : title.trim().length > 200 ? 'too-long' : undefined;
  return (
    <form
      class="fact-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        if (fault) return;
        const rest = {
          ...(owner.trim() === '' ? {} : { owner: owner.trim().slice(0, 200) }),
          ...(dueOn === '' ? {} : { dueOn }),
        };
        onSave({ title: title.trim(), side, ...rest });
      }}
    >
      <DraftField
        id="action.title"
        label={t('share.action.title')}
        value={title}
        fault={attempted && fault ? t(`share.fault.${fault}`) : undefined}
        onInput={setTitle}
      />
      <div class="entries">
        <Choose
          id="action.side"
          label={t('share.action.side')}
          value={side}
          options={SIDES.map((each) => [each, t(`share.action.side.${each}`)])}
          onChoose={(each) => setSide(each as ImprovementAction['side'])}
        />
        <DraftField
          id="action.dueOn"
          label={t('share.action.dueOn')}
          type="date"
          value={dueOn}
          onInput={setDueOn}
        />
      </div>
      <DraftField id="action.owner" label={t('share.action.owner')} value={owner} onInput={setOwner} />
      <div class="acts">
        <button type="submit" class="btn primary">
          {t('share.action.save')}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {t('share.cancel')}
        </button>
      </div>
    </form>
  );
}
