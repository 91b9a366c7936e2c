import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { Icon } from '../parts/Icon.tsx';

interface SegmentsHeadProps {
  of: 'suppliers' | 'customers';
  backHref: string;
  /** Where the segments of the others are. */
  otherHref: string;
  /** How many are placed, and when. */
  children: ComponentChildren;
}

/** Title of the segments, the way back, and the switch between suppliers and customers. */
export function SegmentsHead({ of, backHref, otherHref, children }: SegmentsHeadProps) {
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={backHref} data-back aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{t('segment.title')}</h1>
          <p class="small dim provenance">{children}</p>
        </div>
      </header>
      <nav class="toggles segment-switch" aria-label={t('segment.switch')}>
        {(['suppliers', 'customers'] as const).map((each) => (
          <a
            key={each}
            class="toggle"
            href={each === of ? undefined : otherHref}
            aria-current={each === of ? 'page' : undefined}
          >
            {t(`segment.${each}`)}
          </a>
        ))}
      </nav>
    </>
  );
}
