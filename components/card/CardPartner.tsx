import { formatAge } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Subject, WorkspaceView } from '../../lib/lens/views.ts';
import { KpiLine } from '../figures/KpiLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { sourceName } from '../wording/source.ts';

interface CardPartnerProps {
  subject: Extract<Subject, { kind: 'partner' }>;
  workspace: WorkspaceView;
  instant: number;
}

/** A partner recognised by address, domain or number: what is open and late, how reliable, who looks after it. */
export function CardPartner({ subject, instant }: CardPartnerProps) {
  const { partner, open, late, otif } = subject;
  return (
    <>
      <p class="say">
        <Sign state={subject.state} />
        <span>
          {open === 0
            ? t('verdict.nothing-open')
            : late > 0
              ? t('verdict.late-of', { late, open })
              : t('page.partner-open', { n: open })}
        </span>
      </p>
      <section>
        <h2>{t('card.reliability')}</h2>
        <KpiLine row={{ id: 'otif', basis: 'first-promised', figure: otif }} />
      </section>
      <section>
        <h2>{t('partner.owners')}</h2>
        <dl class="terms">
          <dt>{t('partner.ours')}</dt>
          <dd>{partner.owner ?? t('partner.no-owner')}</dd>
          <dt>{t('partner.theirs')}</dt>
          <dd>
            {partner.contacts.map((contact) => contact.name || contact.email).join(', ') ||
              t('partner.no-contact')}
          </dd>
        </dl>
      </section>
      <p class="small dim provenance">
        {t('card.origin', {
          source: sourceName(otif.origin.sourceId),
          age: formatAge(otif.origin.fetchedAt, instant),
        })}
      </p>
    </>
  );
}
