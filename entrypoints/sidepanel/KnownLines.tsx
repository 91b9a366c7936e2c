import { useState } from 'preact/hooks';
import { FailureNote } from '../../components/parts/Note.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import { KnownAct } from '../../components/silence/KnownAct.tsx';
import { SilenceList } from '../../components/silence/SilenceList.tsx';
import { knownWhole } from '../../components/wording/silence.ts';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { canBeAsked } from '../../lib/lens/chaser/chaser-row.ts';
import { silenceList } from '../../lib/lens/silence/silence-list.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { endSilence, justSaid, type SilencedLine, sayKnown, unsay } from '../../lib/surface/silences.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { lineHref } from './places.ts';
import { hrefOf } from './route.ts';

/** Acts on what is known until a day, and what the last one did. `begun`: only what is said from then on is told. */
export function useKnown(today: CalendarDate) {
  const [failure, setFailure] = useState<Failure>();
  const [begun] = useState(Date.now);
  const act = (work: Promise<void>) => {
    setFailure(undefined);
    void work.catch((error: unknown) => setFailure(failureOf(error)));
  };
  const said = justSaid.value;
  const done = failure ? (
    <FailureNote failure={failure} />
  ) : said && said.at >= begun ? (
    <UndoLine
      key={said.at}
      words={t('known.said', { n: said.lines, date: formatDate(said.until, today) })}
      onUndo={() => act(unsay())}
      onFinal={() => {
        justSaid.value = null;
      }}
    />
  ) : null;
  return {
    done,
    say: (lines: readonly SilencedLine[], how: Parameters<typeof sayKnown>[1]) => act(sayKnown(lines, how)),
    end: (id: string) => act(endSilence(id)),
  };
}

interface KnownOnOrderProps {
  line: LineView;
  lines: readonly LineView[];
  today: CalendarDate;
}

/** On the page of an order: a reminder about it, and that its line or all its open lines are known until a day. */
export function KnownOnOrder({ line, lines, today }: KnownOnOrderProps) {
  const { done, say, end } = useKnown(today);
  const open = lines.filter(({ state }) => state !== 'done');
  const isOpen = open.includes(line);
  const scopes = [
    ...(isOpen ? [['line', t('known.scope.line')] as const] : []),
    ...(open.length > (isOpen ? 1 : 0)
      ? [['order', t('known.scope.order', { n: open.length })] as const]
      : []),
  ];
  const { known, partnerId, orderId } = line;
  return (
    <>
      {known ? (
        <p class="small known-line">
          <span class="since">{knownWhole(known, today)}</span>{' '}
          <button type="button" class="link small" onClick={() => end(known.id)}>
            {t('known.end')}
          </button>
        </p>
      ) : null}
      <KnownAct
        today={today}
        scopes={scopes}
        done={done}
        onSave={(how, scope) => say(scope === 'line' ? [line] : open, how)}
      >
        {open.some(canBeAsked) ? (
          <a class="btn" href={hrefOf({ view: 'chaser', partnerId, orderId })}>
            <span>{t('chaser.write')}</span>
          </a>
        ) : null}
      </KnownAct>
    </>
  );
}

/** Everything that is known until a day, under *My orders*. */
export function KnownSection() {
  const { remote } = useReading(
    async (store, now) => ({ rows: await silenceList(store, now), today: now.today }),
    [],
  );
  if (remote.value.state !== 'ready') return null;
  const { rows, today } = remote.value.value;
  return <SilenceList rows={rows} today={today} lineHref={lineHref} onEnd={(id) => void endSilence(id)} />;
}
