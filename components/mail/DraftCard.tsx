import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { DraftView } from '../../lib/lens/mail/draft/draft-views.ts';
import type { PanelTarget } from '../../lib/messages.ts';
import type { CardHint } from '../card/Card.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Instant } from '../parts/Told.tsx';
import { DraftFindings } from './DraftPart.tsx';

interface DraftCardProps {
  view: DraftView;
  /** The present instant in milliseconds, for ages. */
  instant: number;
  onClose: () => void;
  onOpen: (target: PanelTarget, event: Event) => void;
  hint?: CardHint;
}

/** Over the page, at the button that sends: what the mail contradicts. It holds nothing back. */
export function DraftCard({ view, instant, onClose, onOpen, hint }: DraftCardProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Instant.Provider value={instant}>
      <div class="card" role="dialog" aria-labelledby="card-title">
        <header class="card-head">
          <h1 id="card-title" ref={title} tabIndex={-1}>
            {t('draft.title')}
          </h1>
          <button type="button" class="btn quiet icon" aria-label={t('common.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <section
          class="card-body"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={t('card.body')}
        >
          <DraftFindings view={view} />
        </section>
        <footer class="card-foot">
          {hint ? <p class="small dim">{t(`card.${hint}`)}</p> : null}
          <button type="button" class="btn" onClick={(event) => onOpen({ view: 'page' }, event)}>
            {t('card.open-panel')}
          </button>
        </footer>
      </div>
    </Instant.Provider>
  );
}
