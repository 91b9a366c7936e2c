import { formatMonth } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { DraftForm } from '../../lib/lens/agreement/draft-form.ts';
import type { DraftFaults } from '../../lib/lens/agreement/read-draft.ts';
import { DraftField, faultWords } from './DraftField.tsx';
import { Choose } from './TermFields.tsx';

interface FormalFieldsProps {
  form: DraftForm;
  faults: DraftFaults;
  months: readonly string[];
  earliest: string | null;
  onChange: (part: Partial<DraftForm>) => void;
}

/** From when, on which day and by whom. */
export function FormalFields({ form, faults, months, earliest, onChange }: FormalFieldsProps) {
  const listed = months.includes(form.from) || form.from === '' ? months : [form.from, ...months];
  return (
    <>
      <div class="entries">
        <Choose
          id="from"
          label={t('agree.from')}
          value={form.from}
          options={listed.map((month) => [month, formatMonth(`${month}-01`)])}
          fault={faultWords(faults.get('from'), earliest)}
          onChoose={(from) => onChange({ from })}
        />
        <DraftField
          id="agreedOn"
          label={t('agree.agreed-on')}
          type="date"
          value={form.agreedOn}
          fault={faultWords(faults.get('agreedOn'))}
          onInput={(agreedOn) => onChange({ agreedOn })}
        />
      </div>
      <DraftField
        id="ours"
        label={t('agree.ours')}
        value={form.ours}
        fault={faultWords(faults.get('ours'))}
        onInput={(ours) => onChange({ ours })}
      />
      <DraftField
        id="theirs"
        label={t('agree.theirs')}
        value={form.theirs}
        hint={t('agree.theirs.hint')}
        fault={faultWords(faults.get('theirs'))}
        onInput={(theirs) => onChange({ theirs })}
      />
    </>
  );
}
