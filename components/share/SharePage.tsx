import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Decision } from '../../lib/domain/given-answer.ts';
import type { ImprovementAction } from '../../lib/domain/improvement-action.ts';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ShareForm as Form, ShareFaults } from '../../lib/share/share-form.ts';
import type { AnswerView, ShareView } from '../../lib/share/share-view.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { PartnerHeadline } from '../partner/PartnerHeadline.tsx';
import { Part } from '../parts/Part.tsx';
import { ActionList, type TypedAction } from './ActionList.tsx';
import { AnswersPart } from './AnswersPart.tsx';
import { KeyPart } from './KeyPart.tsx';
import { ShareForm } from './ShareForm.tsx';
import { SharePreview } from './SharePreview.tsx';
import { FilesMade, ShareState } from './ShareState.tsx';

export interface SharePageProps {
  view: ShareView;
  backHref: string;
  form: Form;
  faultsOf: (form: Form) => ShareFaults;
  preview?: Bundle;
  isMaking: boolean;
  /** What was just done, or why something failed. */
  done?: ComponentChildren;
  /** What became of the answers that were taken in last. */
  taken?: ComponentChildren;
  lineHref: (answer: AnswerView) => string | undefined;
  dateActs: (answer: AnswerView) => ComponentChildren;
  onSave: (form: Form) => Promise<boolean>;
  onPreview: () => void;
  onSign: () => void;
  onSaveRaw: (text: string) => void;
  onAnswers: (file: File) => void;
  onDecide: (id: string, decision: Pick<Decision, 'state' | 'because'> | null) => void;
  onAction: (typed: TypedAction, before?: ImprovementAction) => void;
  onActionState: (action: ImprovementAction, state: ImprovementAction['state']) => void;
  onRemoveAction: (action: ImprovementAction) => void;
  onNewKey: (replaces: string) => void;
  onEnd: (because: string) => void;
}

/** What is shared with one partner: agreed, looked at, signed, answered, ended. */
export function SharePage(props: SharePageProps) {
  const { view, backHref, done } = props;
  const { share, instant } = view;
  return (
    <>
      <PartnerHeadline head={view.partner} backHref={backHref} backName={t('common.back')} />
      <Agreed {...props} />
      {done ? (
        <section class="sect" role="status">
          {done}
        </section>
      ) : null}
      {share && !share.revoked ? <Leaves {...props} /> : null}
      {share ? <AnswersPart {...props} /> : null}
      <ActionList
        actions={view.actions}
        onSave={props.onAction}
        onState={props.onActionState}
        onRemove={props.onRemoveAction}
      />
      {share && share.issued.length > 0 ? (
        <Part title={t('share.files')} count={share.issued.length} folded>
          <FilesMade issued={share.issued} instant={instant} />
        </Part>
      ) : null}
      {share ? <KeyPart held={view.key} onNew={props.onNewKey} /> : null}
      {share && !share.revoked && share.issued.length > 0 ? <End onEnd={props.onEnd} /> : null}
    </>
  );
}

/** What was agreed, and the form that changes it. */
function Agreed({ view, form, faultsOf, onSave }: SharePageProps) {
  const { share } = view;
  const [open, setOpen] = useState(false);
  return (
    <section class="sect">
      <h2 class="h2">
        {t('share.title')}
        {open ? null : (
          <button type="button" class="btn end" onClick={() => setOpen(true)}>
            {share ? t('share.change') : t('share.begin')}
          </button>
        )}
      </h2>
      {share ? (
        <ShareState share={share} instant={view.instant} />
      ) : (
        <>
          <p>{t('share.none')}</p>
          <p class="dim">{t('share.none.why')}</p>
        </>
      )}
      {open ? (
        <>
          <h3 class="small b mt">{t('share.form')}</h3>
          <p class="small dim">{t('share.form.why')}</p>
          <ShareForm
            view={view}
            first={form}
            faultsOf={faultsOf}
            onSave={(typed) => void onSave(typed).then((saved) => saved && setOpen(false))}
            onCancel={() => setOpen(false)}
          />
        </>
      ) : null}
    </section>
  );
}

/** What leaves: to be looked at, then to be signed as it was looked at. */
function Leaves({ preview, isMaking, onPreview, onSign, onSaveRaw }: SharePageProps) {
  return (
    <section class="sect" aria-busy={isMaking}>
      <h2 class="h2">{t('share.preview')}</h2>
      <p class="small dim">{t('share.preview.why')}</p>
      {preview ? <SharePreview bundle={preview} onSaveRaw={onSaveRaw} /> : null}
      <div class="acts">
        {preview ? (
          <button type="button" class="btn primary" disabled={isMaking} onClick={onSign}>
            {t('share.sign')}
          </button>
        ) : null}
        <button type="button" class={preview ? 'btn' : 'btn primary'} disabled={isMaking} onClick={onPreview}>
          {isMaking ? t('share.preview.making') : t(preview ? 'share.preview.again' : 'share.preview.do')}
        </button>
      </div>
    </section>
  );
}

function End({ onEnd }: { onEnd: (because: string) => void }) {
  const [because, setBecause] = useState('');
  return (
    <Part title={t('share.end')} folded>
      <p class="small">{t('share.end.why')}</p>
      <DraftField id="share.because" label={t('share.end.because')} value={because} onInput={setBecause} />
      <p class="acts">
        <button type="button" class="btn" onClick={() => onEnd(because.trim().slice(0, 300))}>
          {t('share.end.do')}
        </button>
      </p>
    </Part>
  );
}
