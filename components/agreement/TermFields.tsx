import type { ScoreTerm } from '../../lib/domain/agreement.ts';
import { formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { basisFor, type TermForm } from '../../lib/lens/agreement/draft-form.ts';
import { unitOf } from '../../lib/lens/agreement/kpi-unit.ts';
import type { DraftFaults } from '../../lib/lens/agreement/read-draft.ts';
import { kpiName } from '../wording/kpi.ts';
import { DraftField, faultWords } from './DraftField.tsx';

interface TermFieldsProps {
  /** `terms.0` */
  path: string;
  term: TermForm;
  /** Share of all weights, 0 to 1; null while a weight is not known. */
  share: number | null;
  faults: DraftFaults;
  onChange: (term: TermForm) => void;
  onRemove: () => void;
}

const BASES = ['first-promised', 'last-promised', 'requested'] as const;
const SCALES = ['linear', 'log'] as const;

/** One figure of a draft: weight and bounds, and under *More* how it is measured and scored. */
export function TermFields({ path, term, share, faults, onChange, onRemove }: TermFieldsProps) {
  const name = kpiName({ id: term.kpi });
  const { unit } = unitOf(term.kpi);
  const unitWords = unit === 'money' || unit === 'count' ? '' : t(`agree.unit.${unit}`);
  const entry = (field: 'weight' | 'target' | 'floor' | 'ceiling') => ({
    id: `${path}.${field}`,
    label: t(`agree.${field}`),
    value: term[field] ?? '',
    unit: field === 'weight' ? ' ' : unitWords || ' ',
    fault: faultWords(faults.get(`${path}.${field}`)),
    onInput: (value: string) => onChange({ ...term, [field]: value }),
  });
  const twice = faultWords(faults.get(`${path}.kpi`));
  return (
    <fieldset class="term" id={`${path}.kpi`} tabIndex={twice ? -1 : undefined}>
      <legend>
        <span class="id">{name}</span>
        {share === null ? null : (
          <span class="small dim">{t('agree.share', { share: formatPercent(share, 0) })}</span>
        )}
      </legend>
      {twice ? <p class="small t-late">{twice}</p> : null}
      <div class="entries">
        <DraftField {...entry('weight')} />
        <DraftField {...entry('target')} />
        <DraftField {...entry('floor')} />
        {term.ceiling === null ? null : <DraftField {...entry('ceiling')} />}
      </div>
      <div class="term-foot">
        <More path={path} term={term} onChange={onChange} />
        <button
          type="button"
          class="link small"
          aria-label={t('agree.remove-of', { name })}
          onClick={onRemove}
        >
          {t('agree.remove')}
        </button>
      </div>
    </fieldset>
  );
}

/** What most terms leave as it is; what is chosen is told without opening it. */
function More({ path, term, onChange }: Pick<TermFieldsProps, 'path' | 'term' | 'onChange'>) {
  const basis = basisFor(term.kpi, term.basis);
  const told = joinParts([
    basis && t(`basis.${basis}`),
    t(`agree.scale.${term.scale}`),
    term.ceiling !== null && t('agree.two-sided'),
    term.mandatory && t('agree.mandatory'),
  ]);
  return (
    <details class="more">
      <summary class="small">
        {t('agree.more')}: <span class="dim">{told}</span>
      </summary>
      <div class="entries">
        {basis ? (
          <Choose
            id={`${path}.basis`}
            label={t('agree.basis')}
            value={basis}
            options={BASES.map((each) => [each, t(`basis.${each}`)])}
            onChoose={(value) => onChange({ ...term, basis: value as ScoreTerm['basis'] })}
          />
        ) : null}
        <Choose
          id={`${path}.scale`}
          label={t('agree.scale')}
          value={term.scale}
          options={SCALES.map((each) => [each, t(`agree.scale.${each}`)])}
          onChoose={(value) => onChange({ ...term, scale: value as ScoreTerm['scale'] })}
        />
      </div>
      <Tick
        label={t('agree.two-sided')}
        on={term.ceiling !== null}
        onTick={(on) => onChange({ ...term, ceiling: on ? '' : null })}
      />
      <Tick
        label={t('agree.mandatory')}
        on={term.mandatory}
        onTick={(mandatory) => onChange({ ...term, mandatory })}
      />
    </details>
  );
}

interface ChooseProps {
  id: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  fault?: string;
  onChoose: (value: string) => void;
}

/** One of several, with its name above. */
export function Choose({ id, label, value, options, fault, onChoose }: ChooseProps) {
  return (
    <div class="entry">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="field"
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}.below` : undefined}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      {fault ? (
        <p id={`${id}.below`} class="small t-late">
          {fault}
        </p>
      ) : null}
    </div>
  );
}

/** Something that is so or not. */
export function Tick({ label, on, onTick }: { label: string; on: boolean; onTick: (on: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
