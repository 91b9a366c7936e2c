import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Gone } from '../../components/parts/Gone.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { SharePage } from '../../components/share/SharePage.tsx';
import { ShareSection } from '../../components/share/ShareSection.tsx';
import { Taken } from '../../components/share/Taken.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import { t } from '../../lib/i18n/t.ts';
import { readShareForm, shareForm } from '../../lib/share/share-form.ts';
import { type AnswerView, type ShareView, shareInShort, shareView } from '../../lib/share/share-view.ts';
import { download } from '../../lib/surface/download.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import {
  decide,
  dropAction,
  issueShare,
  justTaken,
  newKey,
  previewShare,
  revokeShare,
  saveAction,
  saveShare,
  shareHead,
  takeAnswerFile,
} from '../../lib/surface/shares.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { LineActs } from './LineActs.tsx';
import { lineHref, partnerHref } from './places.ts';
import { goTo, hrefOf } from './route.ts';

/** What is shared with one partner. */
export function ShareScreen({ partnerId }: { partnerId: string }) {
  const { remote, again } = useReading(
    (store, now) => shareView(store, partnerId, now, Date.now()),
    [partnerId],
    { keep: true },
  );
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={8} heading={t('share.title')}>
      {(view) =>
        view ? (
          <Share view={view} />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

/** What a screen tells after an act: what was done, or why it failed. */
function useTold() {
  const [told, setTold] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const act = async (work: () => Promise<void>, words?: string): Promise<boolean> => {
    setFailure(undefined);
    setTold(undefined);
    try {
      await work();
      setTold(words);
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    }
  };
  const done: ComponentChildren = failure ? <FailureNote failure={failure} /> : told ? <p>{told}</p> : null;
  return { done, act };
}

function Share({ view }: { view: ShareView }) {
  const { share, partner } = view;
  const figures = [...view.closed, ...view.open];
  const [made, setMade] = useState<{ bundle: Bundle; of: number }>();
  // What was agreed since, in another window as well, was not looked at.
  const preview = made && made.of === share?.at ? made.bundle : undefined;
  const [isMaking, setMaking] = useState(false);
  const { done, act } = useTold();
  // Said where the file was chosen: the page is long.
  const answering = useTold();
  return (
    <SharePage
      view={view}
      backHref={partnerHref(partner.id)}
      form={shareForm(share, view.start)}
      faultsOf={(form) => readShareForm(form, NOBODY, view.today, figures).faults}
      preview={preview}
      isMaking={isMaking}
      done={done}
      taken={answering.done ? <div class="taken">{answering.done}</div> : takenFrom(partner.id)}
      lineHref={hrefOfAnswer}
      dateActs={dateActs}
      onSave={(form) =>
        act(async () => {
          const { share: agreed } = readShareForm(
            form,
            await shareHead(partner.id, share),
            view.today,
            figures,
          );
          if (agreed) await saveShare(agreed, share);
          setMade(undefined);
        }, t('share.saved'))
      }
      onPreview={() => {
        if (!share) return;
        setMaking(true);
        void act(async () => setMade({ bundle: await previewShare(share), of: share.at })).finally(() =>
          setMaking(false),
        );
      }}
      onSign={() => {
        if (!share || !preview) return;
        void act(async () => {
          await issueShare(share, preview);
          setMade(undefined);
        }, t('share.signed'));
      }}
      onSaveRaw={(text) => download('preview.json', new Blob([text], { type: 'application/json' }))}
      onAnswers={(file) =>
        void answering.act(async () => {
          const { partnerId } = await takeAnswerFile(file);
          if (partnerId !== partner.id) goTo({ view: 'share', partnerId });
        })
      }
      onDecide={(id, decision) => void act(() => decide(id, decision))}
      onAction={(typed, before) =>
        void act(() => saveAction({ ...kept(before), ...typed, partnerId: partner.id }))
      }
      onActionState={(action, state) => void act(() => saveAction({ ...action, state }))}
      onRemoveAction={({ id }) => void act(() => dropAction(id))}
      onNewKey={(replaces) => void act(() => newKey(replaces))}
      onEnd={(because) => {
        if (share) void act(() => revokeShare(share, partner.name, because));
      }}
    />
  );
}

/** What became of the answers that came last, where some are of this partner. */
function takenFrom(partnerId: string): ComponentChildren {
  const { at, taken, refused } = justTaken.value ?? { at: 0, taken: [], refused: [] };
  const own = taken.find((each) => each.partnerId === partnerId);
  if (!own) return null;
  const others = taken.flatMap((each) =>
    each === own ? [] : [{ ...each, href: hrefOf({ view: 'share', partnerId: each.partnerId }) }],
  );
  return <Taken key={at} taken={own} refused={refused} others={others} />;
}

/** What typing does not change. */
function kept(before?: ShareView['actions'][number]) {
  const { id, state = 'open' as const, acknowledged } = before ?? {};
  return { ...(id ? { id } : {}), state, ...(acknowledged ? { acknowledged } : {}) };
}

/** Faults are found without knowing whose agreement it is. */
const NOBODY = {
  id: '?',
  partnerId: '?',
  share: '0'.repeat(32),
  secret: '0'.repeat(64),
  serial: 0,
  issued: [],
  at: 0,
  sample: false,
};

function hrefOfAnswer({ given: { orderId, lineId }, about }: AnswerView): string | undefined {
  if (about === undefined || orderId === undefined || lineId === undefined) return undefined;
  return lineHref({ orderId, lineId });
}

/** Takes an accepted date over, where the system of the line takes dates. */
function dateActs({ given: { answer, orderId, lineId, decision } }: AnswerView): ComponentChildren {
  if (answer.kind !== 'proposal' || orderId === undefined || lineId === undefined) return null;
  const proposed = { on: answer.date, reason: decision?.because ?? '' };
  return <LineActs orderId={orderId} lineId={lineId} proposed={proposed} />;
}

/** In short, on the partner's page. */
export function ShareOfPartner({ partnerId }: { partnerId: string }) {
  const { remote } = useReading((store) => shareInShort(store, partnerId), [partnerId], { keep: true });
  if (remote.value.state !== 'ready') return null;
  return (
    <ShareSection {...remote.value.value} instant={Date.now()} href={hrefOf({ view: 'share', partnerId })} />
  );
}
