import { useState } from 'preact/hooks';
import type { TrytonConnection } from '../../lib/domain/connection.ts';
import { t } from '../../lib/i18n/t.ts';

interface CompanyChoiceProps {
  connection: TrytonConnection;
  onChoose: (company: number) => void;
}

/** Of which company the records are read, where the user works for several. */
export function CompanyChoice({ connection, onChoose }: CompanyChoiceProps) {
  const { company, companies = [], label } = connection;
  const [chosen, setChosen] = useState(company);
  if (companies.length < 2) return null;
  const name = companies.find(({ id }) => id === company)?.name ?? `${company}`;
  return (
    <p class="company-choice">
      <label>
        <span class="small dim">{t('sources.company')}</span>
        <select
          class="field"
          aria-label={t('sources.company-of', { label })}
          value={chosen}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {companies.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      {chosen === company ? null : (
        <>
          <span class="small">{t('sources.company.what', { name })}</span>
          <button type="button" class="btn" onClick={() => onChoose(chosen)}>
            {t('sources.company.take')}
          </button>
        </>
      )}
    </p>
  );
}
