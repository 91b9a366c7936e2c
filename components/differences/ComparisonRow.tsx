import type { ComponentChildren } from 'preact';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type {
  FieldComparison,
  LineComparison,
  Verdict,
} from '../../lib/lens/differences/difference-views.ts';
import { differs } from '../../lib/lens/differences/worst-difference.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import {
  apartWords,
  comparisonItem,
  comparisonTitle,
  fieldWords,
  lineWords,
  saidWords,
} from '../wording/differences.ts';

interface ComparisonRowProps {
  comparison: LineComparison;
  today: CalendarDate;
  /** Where our line leads; without it the title is text. */
  href?: string;
  /** Fields that agree are left out. */
  brief?: boolean;
  /** What can be done about it. */
  acts?: ComponentChildren;
}

/** One line of ours against what the page says of it: each field with both values, and how old each side is. */
export function ComparisonRow(props: ComparisonRowProps) {
  return (
    <Told as="div" origin={props.comparison.ours} class="diff-row">
      <Facts {...props} />
    </Told>
  );
}

/** To stand inside of our side's facts. */
function Facts({ comparison, today, href, brief, acts }: ComparisonRowProps) {
  const was = useWas();
  const { verdict, fields, ours } = comparison;
  const shown = brief ? fields.filter((field) => field.verdict !== 'agree') : fields;
  const words = lineWords(comparison);
  const state = stateOf(comparison);
  return (
    <>
      <Sign state={state} bare />
      <p class="diff-head">
        {href ? (
          <a class="link id" href={href}>
            <bdi>{comparisonTitle(comparison)}</bdi>
          </a>
        ) : (
          <bdi class="id">{comparisonTitle(comparison)}</bdi>
        )}{' '}
        <bdi class="sec">{comparisonItem(comparison)}</bdi>
      </p>
      <span class={ours.stale ? 'v' : `v t-${state}`}>{was(t(`diff.verdict.${verdict}`))}</span>
      {words ? <p class="d">{words}</p> : null}
      {shown.length > 0 ? <Fields comparison={comparison} fields={shown} today={today} /> : null}
      {acts ? <div class="acts">{acts}</div> : null}
    </>
  );
}

function stateOf(comparison: LineComparison) {
  if (differs(comparison)) return 'differs';
  return comparison.verdict === 'agree' ? 'ok' : 'unknown';
}

const LOUD: ReadonlySet<Verdict> = new Set(['disagree', 'only-there', 'only-here']);

interface FieldsProps {
  comparison: LineComparison;
  fields: readonly FieldComparison[];
  today: CalendarDate;
}

function Fields({ comparison, fields, today }: FieldsProps) {
  return (
    <div class="diff-fields">
      <span class="diff-cap" aria-hidden="true" />
      <span class="diff-cap">{t('diff.ours')}</span>
      <span class="diff-cap">{t('diff.page')}</span>
      {fields.map((field) => (
        <FieldLine key={field.field} comparison={comparison} field={field} today={today} />
      ))}
    </div>
  );
}

function FieldLine({ comparison, field, today }: Omit<FieldsProps, 'fields'> & { field: FieldComparison }) {
  const apart = apartWords(field);
  return (
    <>
      <span class="sec">{fieldWords(field)}</span>
      <bdi>{saidWords(field.ours, today)}</bdi>
      <Told
        as="span"
        origin={comparison.theirs}
        class={LOUD.has(field.verdict) && !comparison.ours.stale ? 't-differs' : undefined}
      >
        <bdi>{saidWords(field.theirs, today)}</bdi>
        {apart ? <span class="dim"> {apart}</span> : null}
      </Told>
    </>
  );
}
