import type { ShareAgreement } from '../../lib/domain/share-agreement.ts';
import { t } from '../../lib/i18n/t.ts';
import { ContestedWords } from './ContestedWords.tsx';
import { ShareState } from './ShareState.tsx';

interface ShareSectionProps {
  share?: ShareAgreement;
  /** Answers that somebody has to decide. */
  toDecide: number;
  contested: { open: number; accepted: number };
  instant: number;
  href: string;
}

/** How sharing with a partner stands, on its page. */
export function ShareSection({ share, toDecide, contested, instant, href }: ShareSectionProps) {
  return (
    <section class="sect">
      <h2 class="h2">
        {t('share.title')}
        <a class="end" href={href}>
          {t('share.open')}
        </a>
      </h2>
      {share ? <ShareState share={share} instant={instant} /> : <p class="dim">{t('share.none')}</p>}
      {toDecide > 0 ? (
        <p>
          <a href={href}>{t('share.to-decide', { n: toDecide })}</a>
        </p>
      ) : null}
      <ContestedWords {...contested} />
    </section>
  );
}
