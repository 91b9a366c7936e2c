import { t } from '../../lib/i18n/t.ts';
import type { SamePairView } from '../../lib/lens/partner/refresh-same.ts';
import type { PartnerHead } from '../../lib/lens/views.ts';
import { MakeOne } from '../unions/MakeOne.tsx';
import { reasonWords } from '../wording/unions.ts';

interface SameCompanyProps {
  pairs: readonly SamePairView[];
  hrefOf: (partnerId: string) => string;
}

/** Partners that may stand twice in the records, each pair with what they share. */
export function SameCompanies({ pairs, hrefOf }: SameCompanyProps) {
  if (pairs.length === 0) return null;
  return (
    <details class="after same-companies">
      <summary>{t('same.found', { n: pairs.length })}</summary>
      <p class="small dim">{t('same.why')}</p>
      <ul>
        {pairs.map(({ partners: [first, second], shared }) => (
          <li key={`${first.id} ${second.id}`}>
            <Name head={first} hrefOf={hrefOf} /> · <Name head={second} hrefOf={hrefOf} />
            <span class="small dim"> {reasonWords(shared)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface SameAsProps extends SameCompanyProps {
  partnerId: string;
  onMakeOne: (pair: SamePairView, keep: string) => void;
}

/** On a partner's own page: who it may be the same as, and the way to make them one. */
export function SameAs({ pairs, hrefOf, partnerId, onMakeOne }: SameAsProps) {
  if (pairs.length === 0) return null;
  return (
    <section class="sect same-as" aria-label={t('same.title')}>
      {pairs.map((pair) => {
        const other = pair.partners.find(({ id }) => id !== partnerId);
        return other ? (
          <div key={other.id}>
            <p>
              {t('same.as')} <Name head={other} hrefOf={hrefOf} />
              <span class="small dim"> {reasonWords(pair.shared)}</span>
            </p>
            <MakeOne partners={pair.partners} onMake={(keep) => onMakeOne(pair, keep)} />
          </div>
        ) : null;
      })}
    </section>
  );
}

function Name({ head, hrefOf }: { head: PartnerHead; hrefOf: (partnerId: string) => string }) {
  return <a href={hrefOf(head.id)}>{head.name}</a>;
}
