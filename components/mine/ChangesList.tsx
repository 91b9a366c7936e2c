import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { MAX_DIGEST_LINES } from '../../lib/domain/follow.ts';
import { formatDate, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FollowChanges, LineChange, ManyLines } from '../../lib/lens/mine/follow-changes.ts';
import type { LineView, Origin } from '../../lib/lens/views.ts';
import { Note } from '../parts/Note.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { UndoableAct } from '../parts/UndoableAct.tsx';
import { asOfPart } from '../wording/line.ts';

interface ChangesListProps {
  changes: FollowChanges[];
  today: CalendarDate;
  originOf: (line: LineChange['line']) => Origin;
  hrefOf: (change: FollowChanges) => string;
  lineHref: (line: Pick<LineView, 'orderId' | 'lineId'>) => string;
  /** The person has seen it: what is there now is what the next change is compared with. */
  onSeen: (ids: string[]) => void;
  onUndo: (id: string) => void;
  /** Nothing can be undone any more. */
  onFinal: (id: string) => void;
}

/** Lines of one followed thing that are named; the rest is counted. */
const NAMED = 6;

/** What changed since the person last looked, worst first, each with what it was before. */
export function ChangesList(props: ChangesListProps) {
  const { changes } = props;
  const fresh = changes.filter(({ dismissed }) => !dismissed);
  if (changes.length === 0) return null;
  return (
    <section class="sect changes">
      <h2 class="h2">
        {t('follow.title')} <span class="c">{fresh.length}</span>
        {fresh.length > 1 ? (
          <button
            type="button"
            class="link small end"
            onClick={() => props.onSeen(fresh.map(({ id }) => id))}
          >
            {t('follow.dismiss-all')}
          </button>
        ) : null}
      </h2>
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            <article class={change.dismissed ? 'change dim' : 'change'}>
              <Change change={change} {...props} />
            </article>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ change, ...props }: ChangesListProps & { change: FollowChanges }) {
  const { today, originOf, hrefOf, lineHref } = props;
  const { lines, oldest } = change;
  const origin = oldest && originOf(oldest);
  const head = <ChangeHead change={change} origin={origin} {...props} />;
  const named = lines.slice(0, NAMED);
  const more = lines.length - named.length + (change.many?.unnamed ?? 0);
  return (
    <>
      {origin ? (
        <Told as="div" origin={origin}>
          {head}
        </Told>
      ) : (
        head
      )}
      <ul class="rows">
        {named.map((line) => (
          <li key={`${line.line.orderId}/${line.line.lineId}`}>
            <Told as="a" class="rowi" href={lineHref(line.line)} origin={originOf(line.line)}>
              <ChangedLine change={line} today={today} />
            </Told>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <a class="link small count" href={hrefOf(change)}>
          {t('follow.more', { n: more })}
        </a>
      ) : null}
      {origin ? (
        <OriginLine origins={named.length > 0 ? named.map(({ line }) => originOf(line)) : [origin]} />
      ) : null}
    </>
  );
}

interface ChangeHeadProps extends ChangesListProps {
  change: FollowChanges;
  origin: Origin | undefined;
}

function ChangeHead({ change, origin, today, hrefOf, onSeen, onUndo, onFinal }: ChangeHeadProps) {
  const { id, kind, title, dismissed, gone, many } = change;
  return (
    <>
      <header>
        <a class="id" href={hrefOf(change)}>
          {kind === 'order' ? t('follow.kind.order', { title }) : title}
        </a>
        <span class="small dim since">
          {joinParts([
            t('follow.since', { date: formatDate(change.seenOn, today) }),
            origin?.stale && asOfPart(origin),
          ])}
        </span>
        <UndoableAct
          label={t('follow.dismiss')}
          done={dismissed}
          onAct={() => onSeen([id])}
          onUndo={() => onUndo(id)}
          onFinal={() => onFinal(id)}
        />
      </header>
      {gone ? <Note state="unknown" what={t('follow.gone')} why={t('follow.gone.why')} /> : null}
      {many ? <p>{manyWords(many)}</p> : null}
    </>
  );
}

function ChangedLine({ change: { kind, line, before }, today }: { change: LineChange; today: CalendarDate }) {
  const was = useWas();
  const date = (day: CalendarDate | undefined) => (day ? formatDate(day, today) : t('follow.no-date'));
  const moved = before && before.promisedOn !== line.promisedOn;
  const turned = before && before.state !== line.state;
  return (
    <>
      <Sign state={kind === 'gone' ? 'unknown' : line.state} />
      <span class="a id">{line.title}</span>
      <span class={`v t-${kind === 'gone' ? 'unknown' : line.state}`}>
        {was(kind === 'changed' ? t(`state.${line.state}`) : t(`follow.line.${kind}`))}
      </span>
      <span class="d">
        {joinParts([
          moved && t('follow.was', { before: date(before.promisedOn), after: date(line.promisedOn) }),
          turned && t('follow.was', { before: t(`state.${before.state}`), after: t(`state.${line.state}`) }),
          kind === 'new' && line.promisedOn && t('line.promised', { date: date(line.promisedOn) }),
        ])}
      </span>
    </>
  );
}

function manyWords({ before, now, onlyCounts, gone }: ManyLines): string {
  return joinParts([
    t('follow.counts', { before: before[0], after: now[0], lateBefore: before[1], lateAfter: now[1] }),
    gone > 0 && t('follow.lines-gone', { n: gone }),
    onlyCounts && t('follow.only-counts', { max: formatNumber(MAX_DIGEST_LINES) }),
  ]);
}
