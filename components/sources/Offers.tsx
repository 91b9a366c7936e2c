import { t } from '../../lib/i18n/t.ts';
import type { Offer, OfferName } from '../../lib/sources/offers.ts';
import { Sign } from '../parts/Sign.tsx';
import { nameOf } from './SampleStep.tsx';

/** What a connected system can tell, and for the rest which object or field it fails by. */
export function Offers({ offers, notRead = [], unread, leftOut = 0 }: OffersProps) {
  const lacking = offers.filter(({ state }) => state !== 'there');
  return (
    <details class="offers" open={unread.length > 0}>
      <summary>
        {t('offers.title')}{' '}
        <span class="small dim">
          {lacking.length === 0 ? t('offers.all') : t('offers.lacking', { n: lacking.length })}
        </span>
      </summary>
      {unread.map(({ object, message, apart }) => (
        <p key={object} class="small">
          <Sign state="risk" /> {apart ? message : t('offers.unread', { object: nameOf(object), message })}
        </p>
      ))}
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

interface OffersProps {
  offers: readonly Offer[];
  notRead?: readonly OfferName[] | undefined;
  unread: readonly { object: string; message: string; apart?: boolean | undefined }[];
  /** Leads that the last sync left out. */
  leftOut?: number | undefined;
}
