import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { AgreementPage } from '../../components/agreement/AgreementPage.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Agreement, TemplateId } from '../../lib/domain/agreement.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { TEMPLATE_GATES, templateTerms } from '../../lib/kpi/scorecard/templates.ts';
import { type DraftForm, definitionForm, toleranceForm } from '../../lib/lens/agreement/draft-form.ts';
import { type DraftMaterial, draftMaterial } from '../../lib/lens/agreement/draft-material.ts';
import { agreementOf, type DraftFaults, readDraft } from '../../lib/lens/agreement/read-draft.ts';
import { toleranceOf } from '../../lib/lens/context.ts';
import { type FiledAgreement, readAgreementFile } from '../../lib/surface/agreement-file.ts';
import { agree, drafts, keepDraft } from '../../lib/surface/agreements.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { goTo, hrefOf } from './route.ts';
import { usePreview } from './use-preview.ts';

/** The next version of what is agreed with a partner, while it is drafted. */
export function AgreementScreen({ partnerId }: { partnerId: string }) {
  const { remote, again } = useReading((store, now) => draftMaterial(store, partnerId, now), [partnerId]);
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('agree.title')}>
      {(material) =>
        material ? (
          <Draft material={material} />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

function Draft({ material }: { material: DraftMaterial }) {
  const { partner, inForce, next, earliest, months, today, sample, origin, records } = material;
  const partnerId = partner.id;
  const form = drafts.value.get(partnerId) ?? firstForm(material);
  const read = useMemo(() => readDraft(form, earliest, today), [form, earliest, today]);
  const [attempted, setAttempted] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { done, act } = useActs(partnerId, form);
  const { untried, ...preview } = usePreview(material, read.definition);
  const backHref = hrefOf({ view: 'scorecard', partnerId });
  const onAgree = () => {
    setFailure(undefined);
    setAttempted(true);
    if (!read.definition || !read.formal) {
      requestAnimationFrame(() => focusOn(read.faults));
      return;
    }
    agree(agreementOf(read, partnerId, next, sample)).then(
      () => {
        keepDraft(partnerId, undefined);
        goTo({ view: 'scorecard', partnerId });
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  return (
    <AgreementPage
      partner={partner}
      backHref={backHref}
      form={form}
      faults={attempted ? read.faults : ofDefinition(read.faults)}
      companyTolerance={toleranceForm(toleranceOf(records.context.policy))}
      companyDays={records.context.policy.holidays.length}
      next={next}
      inForce={inForce.agreement?.version ?? null}
      months={months}
      earliest={earliest}
      origin={origin}
      done={done}
      {...preview}
      failure={failure ?? untried}
      onChange={(part) => keepDraft(partnerId, { ...form, ...part })}
      onStart={(from) => act({ ...form, ...startOf(from, material) }, t('agree.started'))}
      onDiscard={() => {
        setAttempted(false);
        act(firstForm(material), t('agree.discarded'));
      }}
      onImport={(file) => {
        setFailure(undefined);
        readAgreementFile(file, partner.roles).then(
          (filed) => act(formOfFile(filed), t('agree.imported', { name: file.name })),
          (error: unknown) => setFailure(failureOf(error)),
        );
      }}
      onAgree={onAgree}
    />
  );
}

/** Replaces the whole draft, says so, and offers the way back. */
function useActs(partnerId: string, form: DraftForm) {
  const [done, setDone] = useState<ComponentChildren>();
  const act = (next: DraftForm, words: string) => {
    keepDraft(partnerId, next);
    const undo = () => {
      keepDraft(partnerId, form);
      setDone(undefined);
    };
    setDone(
      <>
        {words}{' '}
        <button type="button" class="link small" onClick={undo}>
          {t('common.undo')}
        </button>
      </>,
    );
  };
  return { done, act };
}

/** A draft begins with what is in force, from this month on. */
function firstForm(material: DraftMaterial): DraftForm {
  const { inForce, today } = material;
  const { ours = '', theirs = '' } = inForce.agreement ?? {};
  return {
    ...definitionForm(
      inForce.agreement ?? { ...inForce, terms: [...inForce.terms], gates: [...inForce.gates] },
    ),
    from: today.slice(0, 7),
    agreedOn: today,
    ours,
    theirs,
  };
}

function startOf(from: TemplateId | 'in-force', { inForce }: DraftMaterial) {
  if (from === 'in-force' && inForce.agreement) return definitionForm(inForce.agreement);
  const template = from === 'in-force' ? inForce.template : from;
  return definitionForm({ template, terms: templateTerms(template), gates: [...TEMPLATE_GATES] });
}

function formOfFile(filed: FiledAgreement): DraftForm {
  const { from, agreedOn, ours, theirs = '' } = filed;
  return { ...definitionForm(filed as Agreement), from: from.slice(0, 7), agreedOn, ours, theirs };
}

const FORMAL = new Set(['from', 'agreedOn', 'ours', 'theirs']);

/** Who agreed may be entered last: until it is asked for, it is not missing. */
function ofDefinition(faults: DraftFaults): DraftFaults {
  return new Map([...faults].filter(([path]) => !FORMAL.has(path)));
}

/** The keyboard goes to the first entry that is wrong. */
function focusOn(faults: DraftFaults): void {
  const [first] = faults.keys();
  const entry = first === undefined ? null : document.getElementById(first);
  entry?.closest('details')?.setAttribute('open', '');
  entry?.focus();
}
