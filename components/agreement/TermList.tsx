import { useState } from 'preact/hooks';
import { KPI_IDS, type KpiId } from '../../lib/domain/kpi-id.ts';
import { t } from '../../lib/i18n/t.ts';
import { newTerm, type TermForm } from '../../lib/lens/agreement/draft-form.ts';
import { type DraftFaults, MAX_TERMS } from '../../lib/lens/agreement/read-draft.ts';
import { kpiName } from '../wording/kpi.ts';
import { faultWords } from './DraftField.tsx';
import { TermFields } from './TermFields.tsx';

interface TermListProps {
  side: 'terms' | 'owed';
  terms: readonly TermForm[];
  faults: DraftFaults;
  onChange: (terms: TermForm[]) => void;
}

/** A new figure begins with this weight, to be changed. */
const NEW_WEIGHT = 10;

/** The figures of one side of a draft. One that was removed can be brought back where it stood. */
export function TermList({ side, terms, faults, onChange }: TermListProps) {
  const [removed, setRemoved] = useState<{ term: TermForm; at: number }>();
  const total = sumOf(terms);
  const whole = faultWords(faults.get(side));
  return (
    <>
      {terms.map((term, at) => (
        <TermFields
          key={term.key}
          path={`${side}.${at}`}
          term={term}
          share={shareOf(term, total)}
          faults={faults}
          onChange={(next) => onChange(terms.with(at, next))}
          onRemove={() => {
            setRemoved({ term, at });
            onChange(terms.toSpliced(at, 1));
          }}
        />
      ))}
      {removed ? (
        <p class="small" role="status">
          {t('agree.removed', { name: kpiName({ id: removed.term.kpi }) })}{' '}
          <button
            type="button"
            class="link small"
            onClick={() => {
              onChange(terms.toSpliced(removed.at, 0, removed.term));
              setRemoved(undefined);
            }}
          >
            {t('common.undo')}
          </button>
        </p>
      ) : null}
      {whole ? <p class="small t-late">{whole}</p> : null}
      {terms.length < MAX_TERMS ? (
        <Add
          side={side}
          used={terms.map(({ kpi }) => kpi)}
          onAdd={(kpi) => onChange([...terms, newTerm(kpi, NEW_WEIGHT)])}
        />
      ) : null}
    </>
  );
}

/** Offers the figures that are not scored yet, of this side first. */
function Add({ side, used, onAdd }: { side: string; used: readonly KpiId[]; onAdd: (kpi: KpiId) => void }) {
  const isOurs = (kpi: KpiId) => kpi.startsWith('our-');
  const open = KPI_IDS.filter((kpi) => !used.includes(kpi) && isOurs(kpi) === (side === 'owed'));
  const [chosen, setChosen] = useState<KpiId>();
  const kpi = chosen !== undefined && open.includes(chosen) ? chosen : open[0];
  if (kpi === undefined) return null;
  return (
    <div class="entry add">
      <label for={`${side}.add`}>{t('agree.add')}</label>
      <span class="value">
        <select
          id={`${side}.add`}
          class="field"
          value={kpi}
          onChange={(event) => setChosen(event.currentTarget.value as KpiId)}
        >
          {open.map((each) => (
            <option key={each} value={each}>
              {kpiName({ id: each })}
            </option>
          ))}
        </select>
        <button type="button" class="btn" onClick={() => onAdd(kpi)}>
          {t('agree.add.do')}
        </button>
      </span>
    </div>
  );
}

/** All weights; null while one of them is no number. */
function sumOf(terms: readonly TermForm[]): number | null {
  const sum = terms.reduce((all, term) => all + weightOf(term), 0);
  return Number.isFinite(sum) && sum > 0 ? sum : null;
}

function weightOf({ weight }: TermForm): number {
  return weight.trim() === '' ? Number.NaN : Number(weight.replace(',', '.'));
}

function shareOf(term: TermForm, total: number | null): number | null {
  return total === null ? null : weightOf(term) / total;
}
