import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../lib/domain/language.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ChaserLine, ChaserView, Step } from '../../lib/lens/chaser/chaser-views.ts';
import { Choose, Tick } from '../agreement/TermFields.tsx';
import { PartnerHeadline } from '../partner/PartnerHeadline.tsx';
import { Part } from '../parts/Part.tsx';
import { ChaserLines } from './ChaserLines.tsx';
import { ChaserTexts } from './ChaserTexts.tsx';
import { PastReminders } from './PastReminders.tsx';
import { TakeOver } from './TakeOver.tsx';
import { type Draft, firstTicked, useDraft } from './use-draft.ts';

export type Way = 'mail' | 'copied' | 'copied-text' | 'file';

interface ChaserPageProps {
  view: ChaserView;
  /** Lines that led here; without it those that wait. */
  only?: (line: ChaserLine) => boolean;
  instant: number;
  backHref: string;
  /** What was just done, with its way back; or why it failed. */
  done?: ComponentChildren;
  onTakeOver: (way: Way, draft: Draft) => void;
  onNotSent: (id: string) => void;
  /** What else can be done about the ticked lines. */
  actsOf?: (lines: readonly ChaserLine[]) => ComponentChildren;
}

const STEPS: readonly Step[] = [1, 2, 3];

/** A reminder to one partner: whom, in which language and tone, about which lines, in which words, and how it leaves. */
export function ChaserPage(props: ChaserPageProps) {
  const { view, only, instant, backHref, done, onTakeOver, onNotSent, actsOf } = props;
  const [begins] = useState(() => firstTicked(view.lines, only));
  const { draft, ...change } = useDraft(view, begins, instant);
  const ticked = new Set(draft.lines.map(({ key }) => key));
  return (
    <>
      <PartnerHeadline head={view.partner} backHref={backHref} backName={t('common.back')} />
      <Part title={t('chaser.title')}>
        <p class="small dim">{t('chaser.why')}</p>
        <div class="entries chaser-how">
          <Choose
            id="chaser.language"
            label={t('chaser.language')}
            value={draft.language}
            options={LANGUAGES.map((each) => [each, t(`chaser.language.${each}`)])}
            onChoose={(value) => change.setLanguage(value as Language)}
          />
          <Choose
            id="chaser.step"
            label={t('chaser.step')}
            value={`${draft.step}`}
            options={STEPS.map((each) => [`${each}`, t(`chaser.step.${each}`)])}
            onChoose={(value) => change.setStep(Number(value) as Step)}
          />
        </div>
        {change.isLanguageChosen ? null : (
          <p class="small dim">{t(`chaser.because.${view.language.reason}`)}</p>
        )}
        <Recipients view={view} draft={draft} onToggle={change.toggleRecipient} />
      </Part>
      <ChaserLines
        view={view}
        ticked={ticked}
        instant={instant}
        onToggle={change.toggleLine}
        onTick={change.setTicked}
        acts={actsOf?.(draft.lines)}
      />
      <ChaserTexts
        draft={draft}
        isEdited={change.isEdited}
        onWrite={change.write}
        onReset={change.resetTexts}
      />
      <TakeOver draft={draft} done={done} onTakeOver={onTakeOver} />
      <PastReminders past={view.past} onNotSent={onNotSent} />
    </>
  );
}

interface RecipientsProps {
  view: ChaserView;
  draft: Draft;
  onToggle: (email: string) => void;
}

/** The partner's contacts that have an address; nobody else can be chosen here. */
function Recipients({ view, draft, onToggle }: RecipientsProps) {
  if (view.recipients.length === 0)
    return (
      <p class="chaser-to">
        <span class="small">{t('chaser.to')}</span> <span class="small dim">{t('chaser.to.none')}</span>
      </p>
    );
  return (
    <fieldset class="chaser-to">
      <legend class="small">{t('chaser.to')}</legend>
      {view.recipients.map(({ name, email, title }) => (
        <Tick
          key={email}
          label={[name === email ? '' : name, title, email].filter(Boolean).join(', ')}
          on={draft.to.some((each) => each.email === email)}
          onTick={() => onToggle(email)}
        />
      ))}
    </fieldset>
  );
}
