import { useState } from 'preact/hooks';
import type { Fact, FactKind } from '../../lib/domain/fact.ts';
import { FACT_KINDS } from '../../lib/domain/fact-kinds.ts';
import { t } from '../../lib/i18n/t.ts';
import { type FactForm, factForm, hasValue, readFactForm } from '../../lib/lens/facts/fact-form.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Choose } from '../agreement/TermFields.tsx';

interface FactEditorProps {
  /** The fact that is corrected; absent for a new one. */
  fact?: Fact;
  onSave: (form: FactForm) => void;
  onCancel: () => void;
}

const KINDS = FACT_KINDS.filter((kind) => kind !== 'scored-as');
/** Read only to see whether the form is whole. */
const NOBODY = { id: '-', partnerId: '-', notedAt: 0, sample: false };

/** Enters or corrects one fact. What is wrong is said at its entry once it is to be saved; nothing typed is lost. */
export function FactEditor({ fact, onSave, onCancel }: FactEditorProps) {
  const [form, setForm] = useState(() => factForm(fact));
  const [attempted, setAttempted] = useState(false);
  const { faults } = readFactForm(form, NOBODY);
  const entry = (name: Exclude<keyof FactForm, 'kind'>) => {
    const fault = attempted ? faults.get(name) : undefined;
    return {
      id: `fact.${name}`,
      label: t(`facts.field.${name}`),
      value: form[name],
      fault: fault && t(`facts.fault.${fault}`),
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
        const [wrong] = faults.keys();
        if (wrong === undefined) onSave(form);
        else requestAnimationFrame(() => document.getElementById(`fact.${wrong}`)?.focus());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 class="h2">{fact ? t('facts.correct-of', { name: fact.label }) : t('facts.new')}</h2>
      <Choose
        id="fact.kind"
        label={t('facts.field.kind')}
        value={form.kind}
        options={KINDS.map((kind) => [kind, t(`facts.kind.${kind}`)])}
        onChoose={(kind) => setForm({ ...form, kind: kind as FactKind })}
      />
      <DraftField {...entry('label')} />
      {hasValue(form.kind) ? (
        <div class="entries">
          <DraftField {...entry('value')} />
          <DraftField {...entry('unit')} />
        </div>
      ) : null}
      <div class="entries">
        <DraftField {...entry('validFrom')} type="date" />
        <DraftField {...entry('validTo')} type="date" hint={t('facts.field.validTo.hint')} />
      </div>
      <DraftField {...entry('source')} />
      <DraftField {...entry('about')} />
      <div class="acts">
        <button type="submit" class="btn primary">
          {t('facts.save')}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {t('facts.cancel')}
        </button>
      </div>
    </form>
  );
}
