import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TemplateId } from '../../lib/domain/agreement.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { type DraftForm, owedForm } from '../../lib/lens/agreement/draft-form.ts';
import type { Preview } from '../../lib/lens/agreement/draft-material.ts';
import type { DraftFaults } from '../../lib/lens/agreement/read-draft.ts';
import type { Origin, PartnerHead } from '../../lib/lens/views.ts';
import { PartnerHeadline } from '../partner/PartnerHeadline.tsx';
import { FailureNote, Note } from '../parts/Note.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { FormalFields } from './FormalFields.tsx';
import { RuleFields, type RuleFieldsProps } from './RuleFields.tsx';
import { Choose, Tick } from './TermFields.tsx';
import { TermList } from './TermList.tsx';
import { changeWords, Totals, WhatIfPanel } from './WhatIfPanel.tsx';

export interface AgreementPageProps extends Pick<RuleFieldsProps, 'companyTolerance' | 'companyDays'> {
  partner: PartnerHead;
  backHref: string;
  form: DraftForm;
  /** Those to be shown. */
  faults: DraftFaults;
  /** Number of the version that is drafted, and of the one in force. */
  next: number;
  inForce: number | null;
  months: readonly string[];
  earliest: string | null;
  /** Undefined until the draft was tried for the first time. */
  preview?: Preview;
  /** The preview is of an earlier state of the draft. */
  isBehind: boolean;
  origin: Origin;
  failure?: Failure;
  /** What was just done, with its way back. */
  done?: ComponentChildren;
  onChange: (part: Partial<DraftForm>) => void;
  onStart: (from: TemplateId | 'in-force') => void;
  onDiscard: () => void;
  onImport: (file: File) => void;
  onAgree: () => void;
}

const TEMPLATES: readonly TemplateId[] = ['direct', 'indirect', 'logistics', 'services', 'customer'];

/** Drafts the next version of an agreement, tries it on the records, and agrees on it. */
export function AgreementPage(props: AgreementPageProps) {
  const { partner, backHref, form, faults, onChange, onAgree, next } = props;
  return (
    <form
      class="agreement"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAgree();
      }}
    >
      <PartnerHeadline head={partner} backHref={backHref} backName={t('common.back')} />
      <Outcome {...props} />
      <Begin {...props} />
      <section class="sect" id="terms" tabIndex={-1}>
        <h2 class="h2">{t('agree.terms')}</h2>
        <TermList side="terms" terms={form.terms} faults={faults} onChange={(terms) => onChange({ terms })} />
      </section>
      {form.template === 'customer' ? null : <Owed {...props} />}
      <RuleFields {...props} />
      <Change {...props} />
      <section class="sect">
        <h2 class="h2">{t('agree.formal')}</h2>
        <FormalFields {...props} />
        <Refused {...props} />
        <div class="acts">
          <button type="submit" class="btn primary">
            {t('agree.do', { version: next })}
          </button>
          <button type="button" class="btn quiet" onClick={props.onDiscard}>
            {t('agree.discard')}
          </button>
        </div>
      </section>
    </form>
  );
}

/** The totals before and after, in sight while the draft is changed. */
function Outcome({ preview, origin, isBehind }: AgreementPageProps) {
  return (
    <div class="outcome" aria-live="polite">
      {preview ? (
        <Told as="div" origin={origin}>
          <Totals whatIf={preview.theirs} />
          <p class="small dim">
            {isBehind ? t('what-if.waiting') : changeWords(preview.theirs)}
            {origin.stale ? ` ${asOfWords(origin)}` : null}
          </p>
        </Told>
      ) : (
        <p class="small dim">{t('what-if.computing')}</p>
      )}
    </div>
  );
}

function Begin({ form, next, inForce, done, onStart, onImport }: AgreementPageProps) {
  const [begun, setBegun] = useState<string>(inForce === null ? form.template : 'in-force');
  const templates = TEMPLATES.map(
    (id) => [id, t('agree.start.template', { template: t(`score.template.${id}`) })] as const,
  );
  const held = [['in-force', t('agree.start.in-force', { version: inForce ?? 0 })]] as const;
  return (
    <section class="sect">
      <h2 class="h2">{t('agree.draft', { version: next })}</h2>
      <p class="dim">{t('agree.why')}</p>
      <div class="entries begin mt">
        <Choose
          id="start"
          label={t('agree.start')}
          value={begun}
          options={inForce === null ? templates : [...held, ...templates]}
          onChoose={(from) => {
            setBegun(from);
            onStart(from as TemplateId | 'in-force');
          }}
        />
        <label class="btn file">
          {t('agree.import')}
          <input
            type="file"
            class="vh"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) onImport(file);
              // The same file can be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      {done ? (
        <p class="small mt" role="status">
          {done}
        </p>
      ) : null}
    </section>
  );
}

function Owed({ form, faults, onChange }: AgreementPageProps) {
  return (
    <section class="sect" id="owed" tabIndex={-1}>
      <h2 class="h2">{t('agree.owed')}</h2>
      <Tick
        label={t('agree.owed.include')}
        on={form.owed !== null}
        onTick={(on) => onChange({ owed: on ? owedForm() : null })}
      />
      {form.owed ? (
        <TermList side="owed" terms={form.owed} faults={faults} onChange={(owed) => onChange({ owed })} />
      ) : (
        <p class="small dim">{t('agree.owed.proposal')}</p>
      )}
    </section>
  );
}

function Change({ preview, origin }: AgreementPageProps) {
  return (
    <section class="sect">
      <h2 class="h2">{t('what-if.title')}</h2>
      {preview ? (
        <>
          <WhatIfPanel title={t('what-if.their-side')} whatIf={preview.theirs} origin={origin} />
          {preview.ours ? (
            <WhatIfPanel title={t('what-if.our-side')} whatIf={preview.ours} origin={origin} />
          ) : null}
          <p class="small dim legend">{t('what-if.how')}</p>
        </>
      ) : (
        <p class="small dim">{t('what-if.computing')}</p>
      )}
    </section>
  );
}

/** Why the last attempt was not taken. */
function Refused({ faults, failure }: AgreementPageProps) {
  if (failure)
    return (
      <div class="mt">
        <FailureNote failure={failure} />
      </div>
    );
  if (faults.size === 0) return null;
  return (
    <div class="mt">
      <Note
        state="late"
        label={t('common.failed')}
        what={t('agree.faults', { n: faults.size })}
        why={t('agree.faults.why')}
      />
    </div>
  );
}
