import { formatDate, formatMonth, formatNumber, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgreedView, ScorecardView } from '../../lib/lens/scorecard/scorecard-views.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { PartnerHeadline } from '../partner/PartnerHeadline.tsx';
import { Note } from '../parts/Note.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { GradeHistory } from './GradeHistory.tsx';
import { ScoreTable } from './ScoreTable.tsx';

interface ScorecardPageProps {
  view: ScorecardView;
  /** The line that was asked for: it stands out. */
  term?: string;
  backHref: string;
  recordsHref: (row: Pick<KpiRow, 'id' | 'basis'>) => string;
  seriesHref: (row: Pick<KpiRow, 'id' | 'basis'>) => string;
  onExport: () => void;
}

/** The scorecard of a partner: grade, what holds it down, what it is made of line by line, and the months before. */
export function ScorecardPage({
  view,
  term,
  backHref,
  recordsHref,
  seriesHref,
  onExport,
}: ScorecardPageProps) {
  return (
    <>
      <PartnerHeadline head={view.partner} backHref={backHref} />
      <Total view={view} />
      {view.gates.map(({ gate, because, origin }) => (
        <Told as="section" origin={origin} key={gate} class="sect">
          <Note
            state="late"
            label={t('score.gate')}
            what={t(`score.gate.${gate}`, { which: because.join(', ') })}
            why={joinParts([t('score.gate.why'), origin.stale && asOfWords(origin)])}
            next={t(`score.gate.${gate}.next`)}
          />
        </Told>
      ))}
      <section class="sect">
        <h2 class="h2">
          {t('score.lines')}
          <span class="end">
            <button type="button" class="btn quiet" onClick={onExport}>
              {t('records.export')}
            </button>
          </span>
        </h2>
        <ScoreTable
          rows={view.rows}
          today={view.asOf}
          chosen={term}
          hrefOf={recordsHref}
          seriesHrefOf={seriesHref}
        />
      </section>
      <section class="sect">
        <h2 class="h2">{t('score.history')}</h2>
        <GradeHistory points={view.history} origin={view.origin} />
      </section>
      <Agreed view={view} />
    </>
  );
}

function Total({ view }: { view: ScorecardView }) {
  const { score, grade, coverage, ungraded, period } = view;
  const [from, to] = period.map((month) => formatMonth(`${month}-01`));
  return (
    <Told as="section" origin={view.origin} class="sect score-total">
      <p class={`grade ${grade ? `g-${grade.toLowerCase()}` : 'none'}`}>
        <span class="vh">{t('score.grade')} </span>
        {grade ?? t('score.no-grade')}
      </p>
      <div>
        <p class="b">
          {score === null
            ? t('score.no-score')
            : t('score.of-100', { score: formatNumber(Math.round(score * 10) / 10) })}
        </p>
        <p class="small dim">
          {joinParts([
            t('score.period', { from: from ?? '', to: to ?? '' }),
            t('score.coverage', { share: formatPercent(coverage, 0) }),
            view.origin.stale && asOfWords(view.origin),
          ])}
        </p>
        {ungraded ? <p class="small">{t(`score.ungraded.${ungraded}`)}</p> : null}
      </div>
    </Told>
  );
}

/** Who agreed on this, or that nobody has yet; and the versions before. */
function Agreed({ view }: { view: ScorecardView }) {
  const { agreed, versions } = view;
  return (
    <section class="sect">
      <h2 class="h2">{t('score.agreed')}</h2>
      <p class="provenance">{agreedWords(agreed)}</p>
      {versions.length > 1 ? (
        <ol class="small dim plain provenance">
          {versions.map((version) => (
            <li key={version.version}>{agreedWords(version)}</li>
          ))}
        </ol>
      ) : null}
      <p class="small dim legend">{t('score.how', { definition: view.definition })}</p>
    </section>
  );
}

function agreedWords({ template, version, from, agreedOn, ours, theirs }: AgreedView): string {
  const name = t(`score.template.${template}`);
  if (version === null) return t('score.proposal', { template: name });
  return joinParts([
    t('score.version', { version, template: name }),
    from && t('score.from', { date: formatDate(from) }),
    agreedOn &&
      (theirs
        ? t('score.by-both', { date: formatDate(agreedOn), ours: ours ?? '', theirs })
        : t('score.by-us', { date: formatDate(agreedOn), ours: ours ?? '' })),
  ]);
}
