import type { Gate } from '../../lib/domain/agreement.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { DraftForm, ToleranceForm } from '../../lib/lens/agreement/draft-form.ts';
import { readDates } from '../../lib/lens/agreement/read-dates.ts';
import type { DraftFaults } from '../../lib/lens/agreement/read-draft.ts';
import { Below, DraftField, faultProps, faultWords } from './DraftField.tsx';
import { Tick } from './TermFields.tsx';

export interface RuleFieldsProps {
  form: DraftForm;
  faults: DraftFaults;
  /** The tolerances of the company's settings, to begin with. */
  companyTolerance: ToleranceForm;
  /** How many days our own company lists. */
  companyDays: number;
  onChange: (part: Partial<DraftForm>) => void;
}

const GATES: readonly Gate[] = ['certificate-expired', 'critical-case-open'];

/** What holds for the card as a whole: gates, tolerances, and when the partner does not work. */
export function RuleFields(props: RuleFieldsProps) {
  const { form, onChange } = props;
  return (
    <>
      <fieldset class="sect rules">
        <legend class="h2">{t('agree.gates')}</legend>
        {GATES.map((gate) => (
          <Tick
            key={gate}
            label={t(`agree.gate.${gate}`)}
            on={form.gates.includes(gate)}
            onTick={(on) =>
              onChange({ gates: GATES.filter((each) => (each === gate ? on : form.gates.includes(each))) })
            }
          />
        ))}
      </fieldset>
      <ToleranceFields {...props} />
      <ClosedDays {...props} />
    </>
  );
}

function ToleranceFields({ form, faults, companyTolerance, onChange }: RuleFieldsProps) {
  const { tolerance } = form;
  const field = (name: keyof ToleranceForm) => ({
    id: `tolerance.${name}`,
    label: t(`agree.tolerance.${name}`),
    value: tolerance?.[name] ?? '',
    unit: name === 'late' || name === 'early' ? t('agree.unit.days') : '%',
    placeholder: name === 'early' || name === 'over' ? t('agree.no-limit') : undefined,
    fault: faultWords(faults.get(`tolerance.${name}`)),
    onInput: (value: string) => tolerance && onChange({ tolerance: { ...tolerance, [name]: value } }),
  });
  return (
    <fieldset class="sect rules">
      <legend class="h2">{t('agree.tolerance')}</legend>
      <Either
        name="tolerance"
        own={tolerance !== null}
        ownLabel={t('agree.tolerance.own')}
        companyLabel={t('agree.tolerance.company')}
        onChoose={(own) => onChange({ tolerance: own ? companyTolerance : null })}
      />
      {tolerance ? (
        <div class="entries">
          <DraftField {...field('late')} />
          <DraftField {...field('early')} />
          <DraftField {...field('under')} />
          <DraftField {...field('over')} />
        </div>
      ) : null}
    </fieldset>
  );
}

function ClosedDays({ form, faults, companyDays, onChange }: RuleFieldsProps) {
  const text = form.closedDays;
  return (
    <fieldset class="sect rules">
      <legend class="h2">{t('agree.days')}</legend>
      <Either
        name="days"
        own={text !== null}
        ownLabel={t('agree.days.own')}
        companyLabel={t('agree.days.company', { n: companyDays })}
        onChoose={(own) => onChange({ closedDays: own ? '' : null })}
      />
      {text === null ? null : (
        <div class="entry">
          <label for="closedDays">{t('agree.days.list')}</label>
          <textarea
            id="closedDays"
            class="field"
            rows={4}
            value={text}
            {...faultProps('closedDays', faultWords(faults.get('closedDays')), ' ')}
            onInput={(event) => onChange({ closedDays: event.currentTarget.value })}
          />
          <Below
            id="closedDays"
            fault={faultWords(faults.get('closedDays'))}
            hint={text.trim() === '' ? t('agree.days.hint') : daysWords(text)}
          />
        </div>
      )}
    </fieldset>
  );
}

/** How many days were read, and from when until when. */
function daysWords(text: string): string {
  const { dates } = readDates(text);
  const [first, last] = [dates[0], dates.at(-1)];
  return joinParts([
    t('agree.days.read', { n: dates.length }),
    first !== undefined &&
      last !== undefined &&
      t('agree.days.from-to', { from: formatDate(first), to: formatDate(last) }),
  ]);
}

interface EitherProps {
  name: string;
  own: boolean;
  ownLabel: string;
  companyLabel: string;
  onChoose: (own: boolean) => void;
}

/** As the company has it, or agreed with this partner. */
function Either({ name, own, ownLabel, companyLabel, onChoose }: EitherProps) {
  return (
    <>
      {[false, true].map((each) => (
        <label key={`${each}`} class="check">
          <input type="radio" name={name} checked={own === each} onChange={() => onChoose(each)} />
          <span>{each ? ownLabel : companyLabel}</span>
        </label>
      ))}
    </>
  );
}
