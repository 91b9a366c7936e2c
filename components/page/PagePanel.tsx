import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PaintState } from '../../lib/domain/mention.ts';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { askingState } from '../../lib/lens/match/asking.ts';
import type { Candidate, Origin, PageView, Subject } from '../../lib/lens/views.ts';
import { AmbiguousRow } from '../lines/AmbiguousRow.tsx';
import { type KnownSubject, originOfSubject, SubjectRow } from '../lines/SubjectRow.tsx';
import { ParcelPart } from '../parcels/ParcelList.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';

const STATES: PaintState[] = ['late', 'risk', 'differs', 'ok', 'done', 'unknown'];
const STEP = 100;
const ROW_HEIGHT = 46;

interface PagePanelProps {
  view: PageView;
  title: string;
  hrefOf: (subject: KnownSubject) => string;
  candidateHref: (candidate: Candidate) => string;
  /** What to say when there is no number at all; `known` when there are numbers and none is known. */
  nothing: { title: string; why?: string; known?: string };
  /** What can be done about the lines of the page. */
  acts?: ComponentChildren;
}

/** Every known subject of a page or of pasted text, worst first, and the numbers that are not in the records. */
export function PagePanel({ view, title, hrefOf, candidateHref, nothing, acts }: PagePanelProps) {
  const [only, setOnly] = useState<PaintState | null>(null);
  if (view.subjects.length === 0 && view.unknown.length === 0 && !view.parcels)
    return <Nothing title={nothing.title} why={nothing.why} />;
  const subjects = only ? view.subjects.filter((subject) => askingState(subject) === only) : view.subjects;
  return (
    <>
      <section class="sect">
        <h2 class="h2">
          {title} <span class="c">{countWords(view)}</span>
          <span class="end">{t('common.worst-first')}</span>
        </h2>
        <StateFilter subjects={view.subjects} only={only} onFilter={setOnly} />
        {acts}
        <VirtualList rows={subjects} keyOf={keyOf} rowHeight={ROW_HEIGHT}>
          {(subject) =>
            subject.kind === 'ambiguous' ? (
              <AmbiguousRow subject={subject} hrefOf={candidateHref} />
            ) : (
              <SubjectRow subject={subject} today={view.workspace.today} href={hrefOf(subject)} />
            )
          }
        </VirtualList>
        {view.subjects.length === 0 ? <p class="dim">{nothing.known ?? nothing.title}</p> : null}
        <OriginLine origins={originsOf(view.subjects)} />
      </section>
      <ParcelPart parcels={view.parcels} />
      <Unknown numbers={view.unknown} />
    </>
  );
}

function originsOf(subjects: readonly Subject[]): Origin[] {
  return subjects.flatMap((subject) =>
    subject.kind === 'ambiguous'
      ? subject.candidates.map(({ origin }) => origin)
      : [originOfSubject(subject)],
  );
}

function keyOf(subject: Subject): string {
  return `${subject.kind}/${subject.raw}`;
}

function countWords(view: PageView): string {
  const known = view.subjects.length;
  return view.unknown.length > 0
    ? t('page.known', { known, unknown: view.unknown.length })
    : t('page.known-only', { known });
}

interface StateFilterProps {
  subjects: Subject[];
  only: PaintState | null;
  onFilter: (only: PaintState | null) => void;
}

function StateFilter({ subjects, only, onFilter }: StateFilterProps) {
  const counts = STATES.map((state) => ({
    state,
    count: subjects.filter((subject) => askingState(subject) === state).length,
  }));
  const present = counts.filter(({ count }) => count > 0);
  if (present.length < 2) return null;
  return (
    <fieldset class="toggles page-filter" aria-label={t('page.filter')}>
      {present.map(({ state, count }) => (
        <button
          key={state}
          type="button"
          class="toggle"
          aria-pressed={state === only}
          onClick={() => onFilter(state === only ? null : state)}
        >
          <Sign state={state} bare />
          <span>
            <b>{formatNumber(count)}</b> {t(`state.count.${state}`, { n: count })}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function Unknown({ numbers }: { numbers: string[] }) {
  if (numbers.length === 0) return null;
  return (
    <section class="sect">
      <h2 class="h2">
        {t('page.unknown')} <span class="c">{formatNumber(numbers.length)}</span>
      </h2>
      <ul class="rows">
        {numbers.slice(0, STEP).map((number) => (
          <li key={number}>
            <div class="rowi">
              <Sign state="unknown" />
              <span class="a id">{number}</span>
            </div>
          </li>
        ))}
      </ul>
      <p class="small dim">{t('page.unknown-why')}</p>
    </section>
  );
}

/** What would be here, and how it comes. */
export function Nothing({
  title,
  why,
  children,
}: {
  title: string;
  why?: string;
  children?: preact.ComponentChildren;
}) {
  return (
    <section class="sect nothing">
      <svg width="64" height="40" viewBox="0 0 64 40" fill="none" stroke="currentColor" aria-hidden="true">
        <path d="M4 8h34M4 20h26M4 32h38" />
        <circle cx="48" cy="8" r="4" />
        <path d="m41 16 4.6 8h-9.2Z" />
        <rect x="48.5" y="28.5" width="7" height="7" />
      </svg>
      <p class="b">{title}</p>
      {why ? <p class="dim">{why}</p> : null}
      {children ? <div class="acts">{children}</div> : null}
    </section>
  );
}
