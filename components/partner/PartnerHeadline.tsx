import type { ComponentChildren } from 'preact';
import { formatPlace, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerHead } from '../../lib/lens/views.ts';
import { Icon } from '../parts/Icon.tsx';
import { headWords } from '../wording/kpi.ts';

interface PartnerHeadlineProps {
  head: PartnerHead;
  backHref: string;
  /** What the way back is called where it does not lead to the list. */
  backName?: string;
  /** What can be done with the partner. */
  children?: ComponentChildren;
}

/** Who this is, and the way back. */
export function PartnerHeadline({ head, backHref, backName, children }: PartnerHeadlineProps) {
  return (
    <header class="phead">
      <a class="btn quiet icon" href={backHref} data-back aria-label={backName ?? t('partner.back')}>
        <Icon name="back" />
      </a>
      <div>
        <h1>{head.name}</h1>
        <p class="small dim who">{joinParts([headWords(head), formatPlace(head.city, head.country)])}</p>
      </div>
      {children}
    </header>
  );
}
