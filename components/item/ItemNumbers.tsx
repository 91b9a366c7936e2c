import { t } from '../../lib/i18n/t.ts';
import type { ItemView } from '../../lib/lens/item/item-views.ts';
import { Told } from '../parts/Told.tsx';
import { isUnknownPartner, partnerName } from '../wording/partner.ts';

interface ItemNumbersProps {
  view: Pick<ItemView, 'head' | 'origin'>;
  partnerHref: (partnerId: string) => string;
}

/** Cross-references: our number, each supplier's own, GTINs. */
export function ItemNumbers({ view: { head, origin }, partnerHref }: ItemNumbersProps) {
  return (
    <section class="sect">
      <h2 class="h2">{t('item.numbers')}</h2>
      <Told as="dl" origin={origin} class="terms numbers">
        {head.id.startsWith('n/') ? (
          <>
            <dt>{t('item.numbers.ours')}</dt>
            <dd class="id">{head.name}</dd>
          </>
        ) : null}
        {head.supplierNumbers.map(({ partnerId, partnerName: name, number }) => (
          <>
            <dt key={`${partnerId} of`}>
              {isUnknownPartner(partnerId) ? (
                partnerName(partnerId, name)
              ) : (
                <a class="link" href={partnerHref(partnerId)}>
                  {name}
                </a>
              )}
            </dt>
            <dd key={`${partnerId} ${number}`} class="id">
              {number}
            </dd>
          </>
        ))}
        {head.gtins.length > 0 ? (
          <>
            <dt>{t('item.numbers.gtin')}</dt>
            <dd class="id">{head.gtins.join(', ')}</dd>
          </>
        ) : null}
      </Told>
    </section>
  );
}
