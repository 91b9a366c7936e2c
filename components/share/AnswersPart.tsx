import { t } from '../../lib/i18n/t.ts';
import type { AnswerView } from '../../lib/share/share-view.ts';
import { Part } from '../parts/Part.tsx';
import { AnswerRow } from './AnswerRow.tsx';
import type { SharePageProps } from './SharePage.tsx';

type AnswersPartProps = Pick<
  SharePageProps,
  'view' | 'taken' | 'lineHref' | 'dateActs' | 'onAnswers' | 'onDecide'
>;

/** What the partner answered, what is to be decided first. */
export function AnswersPart({ view, taken, lineHref, dateActs, onAnswers, onDecide }: AnswersPartProps) {
  const { answers } = view;
  const sorted = [...answers.filter(isOpen), ...answers.filter((each) => !isOpen(each))];
  return (
    <Part
      title={t('share.answers')}
      count={answers.length}
      end={
        <label class="btn file">
          {t('share.answers.choose')}
          <input
            type="file"
            class="vh"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              // The same file can be chosen again.
              event.currentTarget.value = '';
              if (file) onAnswers(file);
            }}
          />
        </label>
      }
    >
      {taken}
      {answers.length === 0 && !taken ? <p class="dim">{t('share.answers.none')}</p> : null}
      <ul class="plain">
        {sorted.map((each) => (
          <AnswerRow
            key={each.given.id}
            view={each}
            href={lineHref(each)}
            onDecide={(decision) => onDecide(each.given.id, decision)}
          >
            {each.given.answer.kind === 'proposal' ? dateActs(each) : null}
          </AnswerRow>
        ))}
      </ul>
    </Part>
  );
}

/** Whether somebody has to decide it. */
function isOpen({ given: { answer, decision } }: AnswerView): boolean {
  return decision === undefined && answer.kind !== 'acknowledgement';
}
