import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PlaceView } from '../../lib/lens/segments/steer-views.ts';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { missingInputs, placeWords } from '../wording/steer.ts';

interface SteerLineProps {
  place: PlaceView;
  segmentsHref: string;
  /** True while everything is shown, whatever the segment; null where nothing is folded. */
  whole: boolean | null;
  onWhole: (whole: boolean) => void;
}

/** The segment of a supplier, why, what it puts first, and the way to see everything. */
export function SteerLine({ place, segmentsHref, whole, onWhole }: SteerLineProps) {
  return (
    <section class="sect steer" aria-label={t('steer.part')}>
      <Told as="p" origin={place.origin}>
        <a class="b" href={segmentsHref}>
          {t(`segment.${place.quadrant}`)}
        </a>
        {': '}
        <span title={missingInputs(place)}>
          {joinParts([placeWords(place), place.origin.stale && asOfWords(place.origin)])}
        </span>
      </Told>
      <p class="small dim">
        {t(`steer.${place.quadrant}.first`)}{' '}
        {whole === null ? null : (
          <button type="button" class="link" aria-pressed={whole} onClick={() => onWhole(!whole)}>
            {t('steer.show-all')}
          </button>
        )}
      </p>
    </section>
  );
}
