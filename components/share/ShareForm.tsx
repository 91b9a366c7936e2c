import { useState } from 'preact/hooks';
import { SHARED_LINE_FIELDS } from '../../lib/domain/share-line.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ShareForm as Form, ShareFaults } from '../../lib/share/share-form.ts';
import type { ShareView } from '../../lib/share/share-view.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Tick } from '../agreement/TermFields.tsx';
import { kpiName } from '../wording/kpi.ts';

interface ShareFormProps {
  view: ShareView;
  first: Form;
  faultsOf: (form: Form) => ShareFaults;
  onSave: (form: Form) => void;
  /** Absent while nothing was agreed yet. */
  onCancel?: () => void;
}

type TextName = Exclude<keyof Form, 'kpis' | 'fields' | 'score' | 'owed'>;

/** What two sides agree to share. What is wrong is said at its entry once it is to be stored; nothing typed is lost. */
export function ShareForm({ view, first, faultsOf, onSave, onCancel }: ShareFormProps) {
  const [form, setForm] = useState(first);
  const [attempted, setAttempted] = useState(false);
  const faults = attempted ? faultsOf(form) : new Map();
  const entry = (name: TextName) => {
    const fault = faults.get(name);
    return {
      id: `share.${name}`,
      label: t(`share.${name}`),
      value: form[name],
      fault: fault && t(`share.fault.${fault as 'missing'}`),
      onInput: (value: string) => setForm({ ...form, [name]: value }),
    };
  };
  return (
    <form
      class="fact-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        const [wrong] = faultsOf(form).keys();
        if (wrong === undefined) onSave(form);
        else requestAnimationFrame(() => document.getElementById(`share.${wrong}`)?.focus());
      }}
    >
      <Figures view={view} form={form} missing={faults.has('kpis')} onChange={setForm} />
      <fieldset class="rules">
        <legend class="small dim">{t('share.fields')}</legend>
        {SHARED_LINE_FIELDS.map((field) => (
          <Tick
            key={field}
            label={t(`share.field.${field}`)}
            on={form.fields.includes(field)}
            onTick={(on) => setForm({ ...form, fields: toggled(form.fields, field, on) })}
          />
        ))}
      </fieldset>
      <div class="entries">
        <DraftField {...entry('months')} numeric />
        <DraftField {...entry('validDays')} numeric />
      </div>
      <div class="entries">
        <DraftField {...entry('agreedOn')} type="date" />
        <DraftField {...entry('until')} type="date" />
      </div>
      <DraftField {...entry('from')} />
      <DraftField {...entry('ours')} />
      <DraftField {...entry('theirs')} />
      <div class="entries">
        <DraftField {...entry('nextReviewOn')} type="date" />
      </div>
      <DraftField {...entry('answerTo')} hint={t('share.answerTo.hint')} />
      <div class="acts">
        <button type="submit" class="btn primary">
          {t('share.save')}
        </button>
        {onCancel ? (
          <button type="button" class="btn" onClick={onCancel}>
            {t('share.cancel')}
          </button>
        ) : null}
      </div>
    </form>
  );
}

interface FiguresProps {
  view: ShareView;
  form: Form;
  missing: boolean;
  onChange: (form: Form) => void;
}

/** Which figures, and what else tells of them. */
function Figures({ view, form, missing, onChange }: FiguresProps) {
  const { open, closed, hasOwed } = view;
  const closedNames = formatList(closed.map((id) => kpiName({ id })));
  // Whatever the score counts and who reads it does not see can be worked out of its points.
  const hidden = [...closed, ...open.filter((id) => !form.kpis.includes(id))];
  return (
    <fieldset class="rules" id="share.kpis" tabIndex={-1}>
      <legend class="small dim">{t('share.kpis')}</legend>
      {open.length === 0 ? <p>{t('share.kpis.none')}</p> : null}
      {open.map((id) => (
        <Tick
          key={id}
          label={kpiName({ id })}
          on={form.kpis.includes(id)}
          onTick={(on) => onChange({ ...form, kpis: toggled(form.kpis, id, on) })}
        />
      ))}
      {missing ? <p class="small t-late">{t('share.fault.missing')}</p> : null}
      {closed.length > 0 ? <p class="small dim">{t('share.closed', { names: closedNames })}</p> : null}
      <Tick label={t('share.score')} on={form.score} onTick={(score) => onChange({ ...form, score })} />
      {form.score && hidden.length > 0 ? (
        <p class="small dim">
          {t('share.score.hint', { names: formatList(hidden.map((id) => kpiName({ id }))) })}
        </p>
      ) : null}
      {hasOwed ? (
        <Tick label={t('share.owed')} on={form.owed} onTick={(owed) => onChange({ ...form, owed })} />
      ) : null}
    </fieldset>
  );
}

function toggled<T>(list: readonly T[], each: T, on: boolean): T[] {
  const without = list.filter((other) => other !== each);
  return on ? [...without, each] : without;
}
