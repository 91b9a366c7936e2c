import { useState } from 'preact/hooks';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { SharedSide } from '../../lib/domain/share-figure.ts';
import { formatBytes, formatDate, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MissingReason } from '../../lib/lens/views.ts';
import { Dash } from '../parts/Dash.tsx';
import { Sent } from '../parts/Sent.tsx';
import { formatFigure, kpiTitle } from '../wording/kpi.ts';
import { missingWords } from '../wording/reasons.ts';

/** So many characters of what is written are shown at once. */
const SHOWN = 100_000;

/** Everything that leaves, by group with counts, and as it is written. */
export function SharePreview({ bundle, onSaveRaw }: { bundle: Bundle; onSaveRaw: (text: string) => void }) {
  const { theirs, ours, lines, cut, actions, comments, shared } = bundle;
  const open = lines.filter((line) => line.open).length;
  const disputes = lines.filter(({ dispute }) => dispute).length;
  const people = [
    bundle.from,
    bundle.with,
    shared.ours,
    shared.theirs,
    bundle.agreed.ours,
    bundle.agreed.theirs,
  ];
  const owners = actions.map(({ owner }) => owner);
  const names = [...new Set([...people, ...owners].filter((name) => name !== undefined && name !== ''))];
  return (
    <div class="share-preview">
      <p class="small dim">{t('share.preview.as-of', { date: formatDate(bundle.asOf) })}</p>
      <Side side={theirs} />
      {ours ? (
        <>
          <h3 class="small dim">{t('share.preview.ours')}</h3>
          <Side side={ours} />
        </>
      ) : null}
      <p>
        <b>{t('share.preview.lines', { n: lines.length })}</b>{' '}
        <span class="small dim">
          {joinParts([
            t('share.preview.lines.open', { n: open }),
            cut !== undefined && t('share.preview.cut', { n: cut }),
          ])}
        </span>
      </p>
      <p class="small dim">
        {joinParts([t('share.preview.fields'), ...shared.fields.map((field) => t(`share.field.${field}`))])}
      </p>
      <p class="small">
        {joinParts([
          t('share.preview.disputes', { n: disputes }),
          t('share.preview.actions', { n: actions.length }),
          t('share.preview.comments', { n: comments.length }),
        ])}
      </p>
      <p class="small">
        <Sent text={t('share.preview.names', { names: names.join(', ') })} />
      </p>
      {shared.score ? <p class="small dim">{t('share.preview.alone')}</p> : null}
      <p class="small dim">{t('share.preview.never')}</p>
      <Raw bundle={bundle} onSave={onSaveRaw} />
    </div>
  );
}

function Side({ side }: { side: SharedSide }) {
  return (
    <>
      <p>
        <b>{t('share.preview.figures', { n: side.rows.length })}</b>{' '}
        <span class="small dim">
          {side.score === null
            ? t('share.preview.no-score')
            : t('share.preview.score', {
                score: formatNumber(Math.round(side.score * 10) / 10),
                grade: side.grade ?? t('score.no-grade'),
              })}
        </span>
      </p>
      <ul class="plain small shared-figures">
        {side.rows.map(({ kpi, basis, figure }) => (
          <li key={`${kpi} ${basis ?? ''}`}>
            <span>{kpiTitle({ id: kpi, basis })}</span>
            {figure.value === null ? (
              <Dash
                why={figure.missing ? missingWords(figure.missing as MissingReason) : t('missing.no-records')}
              />
            ) : (
              <b>{formatFigure(figure.value, figure.unit)}</b>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The very text that is signed; of a long one its beginning, and a way to have all of it. */
function Raw({ bundle, onSave }: { bundle: Bundle; onSave: (text: string) => void }) {
  const [text, setText] = useState<string>();
  return (
    <details
      class="more"
      onToggle={(event) => event.currentTarget.open && setText(JSON.stringify(bundle, null, 1))}
    >
      <summary class="small">{t('share.preview.raw')}</summary>
      {text === undefined ? null : (
        <>
          <textarea
            class="field raw small"
            rows={16}
            readOnly
            aria-label={t('share.preview.raw')}
            value={text.slice(0, SHOWN)}
          />
          {text.length > SHOWN ? (
            <p class="small dim">{t('share.preview.raw.part', { size: formatBytes(text.length) })}</p>
          ) : null}
          <button type="button" class="link small" onClick={() => onSave(text)}>
            {t('share.preview.raw.save')}
          </button>
        </>
      )}
    </details>
  );
}
