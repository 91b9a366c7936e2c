import { useId, useState } from 'preact/hooks';
import type { SenderChoice } from '../../lib/domain/sender-choice.ts';
import { t } from '../../lib/i18n/t.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { isSettled } from '../../lib/lens/mail/who/settled.ts';
import type { WhoAbout, WhoView } from '../../lib/lens/mail/who/who-views.ts';
import type { Origin, PartnerHead } from '../../lib/lens/views.ts';
import { Told } from '../parts/Told.tsx';
import { nobodyWords, scoreWords } from '../wording/who.ts';
import { PartnerSearch } from './PartnerSearch.tsx';
import { WhoReasons } from './WhoReasons.tsx';
import { WhoWarnings } from './WhoWarnings.tsx';

interface WhoChooserProps {
  view: WhoView;
  /** Of what the page shows of the message. */
  origin: Origin;
  /** A person says who it is, or nobody of the records, and of what it is remembered. */
  choose: (partner: Pick<PartnerHead, 'id' | 'name'> | null, of: SenderChoice['of']) => void;
  /** What was said is taken back. */
  undo: (choice: SenderChoice) => void;
  hrefOf: (partnerId: string) => string;
  search: string;
  found: readonly PartnerHead[];
  onSearch: (search: string) => void;
}

/** Who a sender is: why, what is suspicious, what a person said and the way back, and the question where it is open. */
export function WhoChooser(props: WhoChooserProps) {
  const { view, origin, undo } = props;
  const { standing, candidates, warnings, about, choice } = view;
  const [best] = candidates;
  const settled = isSettled(view);
  const asks = !settled && candidates.length > 0;
  return (
    <Told as="div" origin={origin} class="sender">
      <WhoWarnings warnings={warnings} />
      {settled && best ? (
        <details>
          <summary class="small">{t('sender.known', { partner: best.partner.name })}</summary>
          <WhoReasons reasons={best.reasons} />
        </details>
      ) : null}
      {choice && !best ? (
        <p class="small">
          <bdi>{nobodyWords(choice)}</bdi>
        </p>
      ) : null}
      {choice ? (
        <button type="button" class="link small" onClick={() => undo(choice)}>
          {t('sender.back')}
        </button>
      ) : null}
      {about && asks ? (
        <section aria-label={t(standing === 'own' ? 'sender.title.own' : 'sender.title')}>
          <h3>{t(standing === 'own' ? 'sender.title.own' : 'sender.title')}</h3>
          <p class="small dim">{t('sender.why')}</p>
          <Choosing {...props} about={about} />
        </section>
      ) : null}
      {about && !asks && !choice ? (
        <details>
          <summary class="small">{t(settled ? 'sender.other' : 'sender.say')}</summary>
          <Choosing {...props} about={about} />
        </details>
      ) : null}
    </Told>
  );
}

function Choosing(props: WhoChooserProps & { about: WhoAbout }) {
  const { view, about, choose, hrefOf, search, found, onSearch } = props;
  const [of, setOf] = useState<SenderChoice['of']>('address');
  const shown = isSettled(view) ? [] : view.candidates;
  return (
    <>
      {about.domain === undefined ? null : <RememberFor about={about} of={of} onSet={setOf} />}
      <ul class="sender-candidates">
        {shown.map(({ partner, reasons, score }) => (
          <li key={partner.id}>
            <div>
              <a href={hrefOf(partner.id)}>{partner.name}</a>{' '}
              <span class="small dim">{scoreWords(score)}</span>
            </div>
            <WhoReasons reasons={reasons} />
            <Pick partner={partner} onPick={() => choose(partner, of)} />
          </li>
        ))}
      </ul>
      <PartnerSearch
        label={t('sender.search')}
        search={search}
        found={found}
        shown={shown}
        onSearch={onSearch}
        nameOf={({ id, name }) => <a href={hrefOf(id)}>{name}</a>}
        actOf={(partner) => <Pick partner={partner} onPick={() => choose(partner, of)} />}
      />
      <div class="acts">
        <button type="button" class="btn" onClick={() => choose(null, of)}>
          {t('sender.nobody')}
        </button>
      </div>
    </>
  );
}

function Pick({ partner, onPick }: { partner: PartnerHead; onPick: () => void }) {
  return (
    <button
      type="button"
      class="btn"
      aria-label={t('sender.pick.of', { partner: partner.name })}
      onClick={onPick}
    >
      {t('sender.pick')}
    </button>
  );
}

interface RememberForProps {
  about: WhoAbout;
  of: SenderChoice['of'];
  onSet: (of: SenderChoice['of']) => void;
}

function RememberFor({ about: { address, domain = '' }, of, onSet }: RememberForProps) {
  const name = useId();
  const words = {
    address: t('sender.for.address', { address: sentText(address) }),
    domain: t('sender.for.domain', { domain: sentText(domain) }),
  };
  return (
    <fieldset class="sender-for">
      <legend class="small dim">{t('sender.for')}</legend>
      {(['address', 'domain'] as const).map((each) => (
        <label key={each} class="small">
          <input type="radio" name={name} checked={of === each} onChange={() => onSet(each)} />
          <bdi>{words[each]}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
