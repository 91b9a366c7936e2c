import type { ComponentChildren } from 'preact';
import type { TemplateId } from '../../lib/domain/agreement.ts';
import { formatDate, formatMonth, formatNumber, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AgreedView, ScorecardView, ScoreSide } from '../../lib/lens/scorecard/scorecard-views.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { PartnerHeadline } from '../partner/PartnerHeadline.tsx';
import { Note } from '../parts/Note.tsx';
import { Told } from '../parts/Told.tsx';
import { ContestedWords } from '../share/ContestedWords.tsx';
import { besideScore } from '../wording/contested.ts';
import { asOfWords } from '../wording/line.ts';
import { GradeHistory } from './GradeHistory.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { ScoreTable } from './ScoreTable.tsx';

interface ScorecardPageProps {
  view: ScorecardView;
  /** The line that was asked for: it stands out. */
  term?: string;
  backHref: string;
  agreementHref: string;
  factsHref: string;
  recordsHref: (row: Pick<KpiRow, 'id' | 'basis'>) => string;
  seriesHref: (row: Pick<KpiRow, 'id' | 'basis'>) => string;
  onExport: () => void;
  /** Saves one version as a file. */
  onExportVersion: (version: number) => void;
  /** Notes what the partner is to us; null: as on record. */
  onRole: (template: TemplateId | null) => void;
  /** What was just agreed, with its way back. */
  done?: ComponentChildren;
}

/** The scorecard of a partner: grade, what holds it down, what it is made of line by line, the months before, and our own side. */
export function ScorecardPage(props: ScorecardPageProps) {
  const { view, term, backHref, factsHref, recordsHref, seriesHref, onExport, done } = props;
  const { owed } = view;
  return (
    <>
      <PartnerHeadline head={view.partner} backHref={backHref} backName={t('common.back')} />
      {done}
      <Total side={view} view={view} beside={owed} />
      <ContestedTotal view={view} />
      {view.gates.map(({ gate, because, origin }) => (
        <Told as="section" origin={origin} key={gate} class="sect">
          <Note
            state="late"
            label={t('score.gate')}
            what={t(`score.gate.${gate}`, { which: because.join(', ') })}
            why={joinParts([t('score.gate.why'), origin.stale && asOfWords(origin)])}
            next={t(`score.gate.${gate}.next`)}
          >
            {gate === 'certificate-expired' ? <FactsLink href={factsHref} /> : null}
          </Note>
        </Told>
      ))}
      <Expiring view={view} factsHref={factsHref} />
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
      {owed ? <Owed owed={owed} {...props} /> : null}
      <Agreed {...props} />
    </>
  );
}

/** What contested lines do to the total. */
function ContestedTotal({ view: { contested, undisputed, recorded } }: { view: ScorecardView }) {
  if (!contested) return null;
  return (
    <section class="sect">
      <p class="b">{besideScore(undisputed, recorded, contested)}</p>
      <ContestedWords {...contested} />
    </section>
  );
}

/** What we owe the partner, with the same care. */
function Owed({
  owed,
  view,
  recordsHref,
  seriesHref,
}: ScorecardPageProps & { owed: NonNullable<ScorecardView['owed']> }) {
  return (
    <>
      <section class="sect joined">
        <h2 class="h2">{t('score.owed')}</h2>
        <p class="small dim">{owed.isAgreed ? t('score.owed.agreed') : t('score.owed.proposal')}</p>
      </section>
      <Total side={owed} view={view} />
      <section class="sect">
        <ScoreTable rows={owed.rows} today={view.asOf} hrefOf={recordsHref} seriesHrefOf={seriesHref} />
      </section>
      <section class="sect">
        <GradeHistory points={owed.history} origin={view.origin} />
      </section>
    </>
  );
}

/** Certificates that will cap the grade before long. */
function Expiring({ view, factsHref }: { view: ScorecardView; factsHref: string }) {
  return view.expiring.map(({ name, validTo, days, origin }) => (
    <Told as="section" origin={origin} key={`${name} ${validTo}`} class="sect">
      <Note
        state="risk"
        what={
          days === 0
            ? t('score.expiring.today', { name, date: formatDate(validTo) })
            : t('score.expiring', { name, n: days, date: formatDate(validTo) })
        }
        why={joinParts([t('score.expiring.why'), origin.stale && asOfWords(origin)])}
      >
        <FactsLink href={factsHref} />
      </Note>
    </Told>
  ));
}

function FactsLink({ href }: { href: string }) {
  return (
    <a class="btn" href={href}>
      {t('score.enter-certificate')}
    </a>
  );
}

/** A total with its grade; `beside`: the other side, whose grade stands beside it. */
function Total({ side, view, beside }: { side: ScoreSide; view: ScorecardView; beside?: ScoreSide | null }) {
  const { score, grade, coverage, ungraded } = side;
  const [from, to] = view.period.map((month) => formatMonth(`${month}-01`));
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
      {beside ? (
        <p class="beside small">
          <span class="dim">{t('score.our-side')} </span>
          <b class={`grade-chip ${beside.grade ? `g-${beside.grade.toLowerCase()}` : 'none'}`}>
            {beside.grade ?? t('score.no-grade')}
          </b>
        </p>
      ) : null}
    </Told>
  );
}

/** Who agreed on this, or that nobody has yet; and all versions. */
function Agreed({ view, agreementHref, onExportVersion, onRole }: ScorecardPageProps) {
  const { agreed, versions, scoredAs } = view;
  return (
    <section class="sect">
      <h2 class="h2">
        {t('score.agreed')}
        <a class="end btn" href={agreementHref}>
          {versions.length === 0 ? t('agree.open-first') : t('agree.open')}
        </a>
      </h2>
      {agreed.version === null ? (
        <>
          <p class="provenance">{agreedWords(agreed)}</p>
          <RoleChoice {...scoredAs} onRole={onRole} />
        </>
      ) : null}
      {versions.length > 0 ? (
        <ol class="plain provenance versions">
          {versions.map((version) => (
            <li key={version.version} class={version.version === agreed.version ? undefined : 'small dim'}>
              {agreedWords(version)}{' '}
              <button
                type="button"
                class="link small"
                aria-label={t('agree.export-version', { version: version.version ?? 0 })}
                onClick={() => onExportVersion(version.version ?? 0)}
              >
                {t('agree.export')}
              </button>
            </li>
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
