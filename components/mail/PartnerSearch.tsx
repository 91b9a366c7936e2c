import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerHead } from '../../lib/lens/views.ts';
import { SearchField } from '../parts/SearchField.tsx';

interface PartnerSearchProps {
  label: string;
  search: string;
  found: readonly PartnerHead[];
  /** Those who stand above the search already. */
  shown: readonly { partner: Pick<PartnerHead, 'id'> }[];
  onSearch: (search: string) => void;
  /** A partner's name, and the button that takes it. */
  nameOf: (partner: PartnerHead) => ComponentChildren;
  actOf: (partner: PartnerHead) => ComponentChildren;
}

/** Partners by name or number, other than those who are suggested; each is told apart by its first numbers. */
export function PartnerSearch({ label, search, found, shown, onSearch, nameOf, actOf }: PartnerSearchProps) {
  const others = found.filter(({ id }) => !shown.some(({ partner }) => partner.id === id));
  return (
    <>
      <SearchField label={label} placeholder={label} value={search} onInput={onSearch} />
      {search.trim() !== '' && others.length === 0 ? (
        <p class="small dim">{t('sender.search.none')}</p>
      ) : null}
      <ul class="sender-candidates">
        {others.map((partner) => (
          <li key={partner.id}>
            <div>
              {nameOf(partner)} <span class="small dim">{partner.numbers.slice(0, 2).join(' · ')}</span>
            </div>
            {actOf(partner)}
          </li>
        ))}
      </ul>
    </>
  );
}
