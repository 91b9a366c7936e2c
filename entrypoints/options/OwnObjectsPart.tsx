import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Switch } from '../../components/options/Switch.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { OwnChoiceForm } from '../../components/sources/OwnChoiceForm.tsx';
import type { OwnObjects } from '../../lib/domain/own-objects.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { OwnChoice, OwnLook } from '../../lib/sources/custom-objects/look-at-own.ts';
import type { OwnOffer } from '../../lib/sources/custom-objects/offer-choices.ts';
import {
  type Answer,
  type OwnConnection,
  readOwnLook,
  readOwnOffer,
  saveOwn,
  switchOwn,
} from '../../lib/surface/own-objects.ts';
import { OwnReview } from './OwnReview.tsx';

/** Which objects of a company's own stand for purchase orders and suppliers: chosen, tried on records, then read. */
export function OwnObjectsPart({ connection, allowed }: { connection: OwnConnection; allowed: boolean }) {
  const { own, label } = connection;
  const { offer, asked, look, failure, busy, said, before, choose, lookAt, save } = useChoice(connection);
  if (!allowed)
    return (
      <Titled>
        <p>{t('own.forbidden')}</p>
      </Titled>
    );
  return (
    <Titled>
      <p class="small dim">{t('own.why')}</p>
      {own && !offer ? (
        <Switch
          label={t('own.read', { parts: partsOf(own) })}
          why={t('own.read.why')}
          on={!own.off}
          onSwitch={(on) => void switchOwn(connection, on)}
        />
      ) : null}
      {offer ? (
        <OwnChoiceForm
          // What a person chose shows at once; what the system says to it follows.
          offer={asked ? { ...offer, choice: asked } : offer}
          busy={busy}
          onChoose={choose}
          onLook={() => lookAt(offer.choice)}
        />
      ) : (
        <button
          type="button"
          class="btn"
          disabled={busy}
          aria-label={t(own ? 'own.change-of' : 'own.load-of', { label })}
          onClick={() => choose(own ? choiceOf(own) : {})}
        >
          {t(own ? 'own.change' : 'own.load')}
        </button>
      )}
      {offer && offer.objects.length === 0 ? <p class="dim">{t('own.none')}</p> : null}
      {offer && look ? (
        <OwnReview
          key={JSON.stringify(offer.choice)}
          choice={offer.choice}
          before={before}
          look={look}
          currency={connection.currency}
          busy={busy}
          onSave={(mapped) => void save(mapped)}
        />
      ) : null}
      <p role="status">{asked ? <span class="dim">{t('own.asking', { label })}</span> : null}</p>
      {said ? <p role="status">{t('own.saved')}</p> : null}
      {failure ? <FailureNote failure={failure} /> : null}
    </Titled>
  );
}

function Titled({ children }: { children: ComponentChildren }) {
  return (
    <section class="own-objects" aria-label={t('own.title')}>
      <h3 class="h3">{t('own.title')}</h3>
      {children}
    </section>
  );
}

/** What is offered, looked at and said so far, and the steps that lead on. */
function useChoice(connection: OwnConnection) {
  const [offer, setOffer] = useState<OwnOffer>();
  const [asked, setAsked] = useState<OwnChoice>();
  const [look, setLook] = useState<OwnLook>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState(false);
  // As it was when a person began to choose: another window may change it meanwhile.
  const before = useRef(connection.own);
  const questions = useRef(0);
  const ask = async <T,>(question: Promise<Answer<T>>, take: (value: T) => void) => {
    questions.current += 1;
    const own = questions.current;
    setBusy(true);
    setFailure(undefined);
    setSaid(false);
    const answer = await question;
    // Of several questions the last one counts.
    if (own !== questions.current) return;
    setBusy(false);
    setAsked(undefined);
    if ('failure' in answer) setFailure(answer.failure);
    else take(answer.value);
  };
  const choose = (wanted: Partial<OwnChoice>) => {
    if (!offer) before.current = connection.own;
    setLook(undefined);
    setAsked(wanted);
    void ask(readOwnOffer(connection, wanted), setOffer);
  };
  const lookAt = (choice: OwnChoice) => void ask(readOwnLook(connection, choice), setLook);
  const save = (mapped: OwnObjects) =>
    ask(saveOwn(connection, mapped, before.current), () => {
      setOffer(undefined);
      setLook(undefined);
      setSaid(true);
    });
  return { offer, asked, look, failure, busy, said, choose, lookAt, save, before: before.current };
}

function choiceOf({ orders, lines, receipts, quality, suppliers, accounts }: OwnObjects): OwnChoice {
  return { orders, lines, receipts, quality, suppliers, accounts };
}

function partsOf({ orders, suppliers, accounts }: OwnObjects): string {
  const objects = [orders, suppliers].flatMap((each) => (each ? [`“${each.label}”`] : []));
  const kinds = accounts
    ? [t('own.accounts.said', { kind: accounts.label, values: formatList(accounts.values) })]
    : [];
  return formatList([...objects, ...kinds]);
}
