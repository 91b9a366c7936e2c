import { t } from '../../lib/i18n/t.ts';
import type { CardView, Subject } from '../../lib/lens/views.ts';
import { KpiLine } from '../figures/KpiLine.tsx';
import { LeftOut } from '../figures/LeftOut.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { PipelineLine } from '../pipeline/PipelineLine.tsx';
import { CardLead } from '../steer/CardLead.tsx';
import { asOfWords } from '../wording/line.ts';
import { openVerdict } from '../wording/partner.ts';
import { withSmallLetter } from '../wording/was.ts';

interface CardPartnerProps {
  subject: Extract<Subject, { kind: 'partner' }>;
}

/** A partner recognised by address, domain or number: what is open and late, how reliable, who looks after it. */
export function CardPartner({ subject, view }: CardPartnerProps & { view: CardView }) {
  const { partner, otif, origin } = subject;
  return (
    <>
      <Told as="p" origin={origin} class="say">
        <Standing subject={subject} />
      </Told>
      <PipelineLine brief={view.pipeline} />
      {view.steer ? <CardLead steer={view.steer} today={view.workspace.today} /> : null}
      <section>
        <h2>{t('card.reliability')}</h2>
        <KpiLine row={{ id: 'otif', basis: 'first-promised', figure: otif }} />
        <LeftOut lines={view.leftOut} />
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
      <OriginLine origins={[origin]} />
    </>
  );
}

function Standing({ subject }: CardPartnerProps) {
  const { stale } = subject.origin;
  const said = openVerdict(subject, stale);
  return (
    <>
      <Sign state={subject.state} />
      <span>
        {stale ? t('past.unread', { said, unread: withSmallLetter(asOfWords(subject.origin)) }) : said}
      </span>
    </>
  );
}
