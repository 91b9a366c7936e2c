import { useState } from 'preact/hooks';
import { formatInstant, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerTouchpoints, TouchpointRow } from '../../lib/lens/outbox/outbox-views.ts';
import { DelayedAct } from '../parts/DelayedAct.tsx';
import { Sign } from '../parts/Sign.tsx';
import { EntryState, type OutboxActs } from './EntryState.tsx';
import { type LoggedForm, TouchpointForm } from './TouchpointForm.tsx';

/** So many stand there before the rest is unfolded. */
const SHOWN = 3;

interface TouchpointsPartProps extends OutboxActs {
  touchpoints: PartnerTouchpoints;
  instant: number;
  onLog: (form: LoggedForm) => void;
  onRemove: (touchpointId: string) => void;
}

/** How our people were in touch with a partner; a new touchpoint or note is logged here. */
export function TouchpointsPart({ touchpoints, instant, onLog, onRemove, ...acts }: TouchpointsPartProps) {
  const [form, setForm] = useState<'touchpoint' | 'note'>();
  const { rows, replay, systems } = touchpoints;
  const list = (some: readonly TouchpointRow[]) => (
    <ul class="touchpoints">
      {some.map((row) => (
        <li key={row.touchpoint.id}>
          <Row row={row} instant={instant} onRemove={onRemove} {...acts} />
        </li>
      ))}
    </ul>
  );
  return (
    <section class="sect" aria-labelledby="touch.title">
      <h2 class="h2" id="touch.title">
        {t('touch.title')} {rows.length > 0 ? <span class="c">{rows.length}</span> : null}
      </h2>
      {rows.length === 0 ? <p class="dim">{t('touch.none')}</p> : list(rows.slice(0, SHOWN))}
      {rows.length > SHOWN ? (
        <details class="fold">
          <summary class="small">{t('touch.more', { n: rows.length - SHOWN })}</summary>
          {list(rows.slice(SHOWN))}
        </details>
      ) : null}
      {systems
        .filter(({ note }) => note === 'not-permitted')
        .map(({ connectionId, system }) => (
          <p key={connectionId} class="small dim">
            {t('outbox.cannot.note', { system })}
          </p>
        ))}
      {replay ? (
        <p class="small dim">{t('outbox.no-replay')}</p>
      ) : form ? (
        <TouchpointForm
          key={form}
          of={form}
          touchpoints={touchpoints}
          instant={instant}
          onLog={(logged) => {
            setForm(undefined);
            onLog(logged);
          }}
          onCancel={() => setForm(undefined)}
        />
      ) : (
        <p class="acts">
          <button type="button" class="btn" onClick={() => setForm('touchpoint')}>
            {t('touch.log')}
          </button>
          <button type="button" class="btn" onClick={() => setForm('note')}>
            {t('touch.note')}
          </button>
        </p>
      )}
    </section>
  );
}

interface RowProps extends OutboxActs {
  row: TouchpointRow;
  instant: number;
  onRemove: (touchpointId: string) => void;
}

function Row({ row, instant, onRemove, ...acts }: RowProps) {
  const { touchpoint, alone, system, view, removal } = row;
  const { how, words, at, by, id } = touchpoint;
  const head = (
    <>
      <p class="small dim">
        {joinParts([
          t(`touch.how.${how}`),
          formatInstant(at),
          by,
          system && t('touch.from', { system }),
          alone && t('touch.alone'),
        ])}
      </p>
      <p class="words">{words}</p>
    </>
  );
  const shown = removal ?? view;
  if (shown) {
    return (
      <EntryState view={shown} instant={instant} terse {...acts}>
        {head}
      </EntryState>
    );
  }
  return (
    <div class="outbox-entry">
      <Sign state="unknown" bare />
      <div>
        {head}
        {alone ? (
          <p class="small">
            <DelayedAct label={t('touch.remove')} look="link" onAct={() => onRemove(id)} />
          </p>
        ) : null}
      </div>
    </div>
  );
}
