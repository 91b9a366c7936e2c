import type { Connection } from '../../lib/domain/connection.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Offer, OfferName } from '../../lib/sources/offers.ts';
import { Sign } from '../parts/Sign.tsx';
import { nameOf } from './SampleStep.tsx';

/** What a connected system can tell, and for the rest which object or field it fails by. */
export function Offers({ offers, notRead = [], unread, leftOut = 0 }: OffersProps) {
  const gaps = unread.filter(({ deletions }) => !deletions);
  const lacking = offers.filter(({ state }) => state !== 'there');
  return (
    <details class="offers" open={gaps.length > 0}>
      <summary>
        {t('offers.title')}{' '}
        <span class="small dim">
          {lacking.length === 0 ? t('offers.all') : t('offers.lacking', { n: lacking.length })}
        </span>
      </summary>
      {gaps.map(({ object, message, apart }) => (
        <p key={object} class="small">
          <Sign state="risk" /> {apart ? message : t('offers.unread', { object: nameOf(object), message })}
        </p>
      ))}
      {(['compared', 'stay'] as const).map((how) => {
        const names = unread
          .filter(({ deletions }) => deletions === how)
          .map(({ object }) => moduleOf(object));
        return names.length > 0 ? (
          <p key={how} class="small">
            {t(`offers.deletions.${how}`, { names: names.join(', ') })}
          </p>
        ) : null;
      })}
      {leftOut > 0 ? <p class="small">{t('offers.left-out', { n: leftOut })}</p> : null}
      <ul class="check-steps">
        {offers.map(({ name, state, lacks }) => (
          <li key={name} class={state === 'there' ? '' : 'dim'}>
            <Sign state={state === 'there' ? 'done' : 'unknown'} label={t(`offers.state.${state}`)} />{' '}
            <span>
              {t(`offers.${name}`)}
              {state === 'there' ? null : (
                <span class="small"> {t(`offers.${state}`, { lacks: lacks ?? '' })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {notRead.length > 0 ? (
        <p class="small dim">
          {t('offers.not-read', { names: notRead.map((name) => t(`offers.${name}`)).join('; ') })}
        </p>
      ) : null}
    </details>
  );
}

/** What was deleted is said of an object: `deleted Cases`. */
function moduleOf(object: string): string {
  return nameOf(object.replace(/^deleted /, ''));
}

interface OffersProps {
  offers: readonly Offer[];
  notRead?: readonly OfferName[] | undefined;
  unread: NonNullable<Connection['unread']>;
  /** Leads that the last sync left out. */
  leftOut?: number | undefined;
}
