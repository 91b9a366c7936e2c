import { t } from '../../lib/i18n/t.ts';
import type { WhoView } from '../../lib/lens/mail/who/who-views.ts';
import { WhoReasons } from './WhoReasons.tsx';
import { WhoWarnings } from './WhoWarnings.tsx';
import { isSettled } from './who-settled.ts';

interface WhoInCardProps {
  view: WhoView;
  /** Opens the side panel at the page: nothing is chosen in a foreign page. */
  onChoose: (event: Event) => void;
}

/** Who a sender may be, as the card over a page shows it: suspicions, those who may be meant and why, and the way to say it. */
export function WhoInCard({ view, onChoose }: WhoInCardProps) {
  const { standing, candidates, warnings, about } = view;
  return (
    <div class="who">
      <WhoWarnings warnings={warnings} />
      {isSettled(view) || candidates.length === 0 ? null : (
        <>
          <p class="say">{t(standing === 'own' ? 'sender.title.own' : 'sender.title')}</p>
          <ul class="who-candidates">
            {candidates.map(({ partner, reasons }) => (
              <li key={partner.id}>
                <span class="b">{partner.name}</span>
                <WhoReasons reasons={reasons} />
              </li>
            ))}
          </ul>
          {about ? (
            <button type="button" class="btn" onClick={onChoose}>
              {t('sender.panel')}
            </button>
          ) : null}
        </>
      )}
    </div>
  );
}
