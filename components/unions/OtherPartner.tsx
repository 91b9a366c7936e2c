import { t } from '../../lib/i18n/t.ts';
import type { PartnerHead } from '../../lib/lens/views.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { MakeOne } from './MakeOne.tsx';

interface OtherPartnerProps {
  search: string;
  /** The partner of the page, then those that were found; empty before a search. */
  found: readonly PartnerHead[];
  hrefOf: (partnerId: string) => string;
  onSearch: (search: string) => void;
  onMake: (partners: readonly [PartnerHead, PartnerHead], keep: string) => void;
}

/** Looks for another record of the same company, where nothing that they share shows it. */
export function OtherPartner({ search, found, hrefOf, onSearch, onMake }: OtherPartnerProps) {
  const [self, ...others] = found;
  return (
    <details class="other-partner">
      <summary class="small">{t('unions.other')}</summary>
      <SearchField
        label={t('unions.search')}
        placeholder={t('unions.search')}
        value={search}
        onInput={onSearch}
      />
      {search.trim() !== '' && others.length === 0 ? (
        <p class="small dim">{t('unions.search.none')}</p>
      ) : null}
      {self ? (
        <ul>
          {others.map((other) => (
            <li key={other.id}>
              <a href={hrefOf(other.id)}>{other.name}</a>{' '}
              <span class="small dim">{other.numbers.slice(0, 2).join(' · ')}</span>{' '}
              <MakeOne partners={[self, other]} onMake={(keep) => onMake([self, other], keep)} />
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
