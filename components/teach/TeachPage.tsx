import { useState } from 'preact/hooks';
import { PAGE_FIELDS } from '../../lib/domain/page-fields.ts';
import type { TaughtField, TaughtSample } from '../../lib/domain/taught-sample.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { Icon } from '../parts/Icon.tsx';
import { Note } from '../parts/Note.tsx';
import { hookWord, pageFieldWord } from '../wording/page-field.ts';
import { TaughtRows } from './TaughtRows.tsx';

const FIELDS: readonly TaughtField[] = ['order', ...PAGE_FIELDS];

interface TeachPageProps {
  host: string;
  /** Absent while the page has not answered. */
  sample?: TaughtSample;
  /** The page lets nothing run on it. */
  refused: boolean;
  onField: (field: TaughtField) => void;
  onDrop: (field: TaughtField) => void;
  onBegin: () => void;
  onSave: (name: string) => void;
  onBack: () => void;
}

/** Teaching a page: which field is shown next, what would be read, and a name for it. */
export function TeachPage(props: TeachPageProps) {
  const { host, sample, refused, onBack, onBegin } = props;
  return (
    <>
      <header class="phead">
        <button type="button" class="btn quiet icon" aria-label={t('common.back')} onClick={onBack}>
          <Icon name="back" />
        </button>
        <div>
          <h1>{t('teach.title', { host })}</h1>
          <p class="small dim">{t('teach.how')}</p>
        </div>
      </header>
      {refused ? (
        <section class="sect">
          <Note
            state="risk"
            label={t('common.failed')}
            what={t('teach.refused')}
            why={t('teach.refused.why')}
            next={t('teach.refused.next')}
            urgent
          />
        </section>
      ) : null}
      {!sample && !refused ? <p class="sect dim">{t('teach.starting')}</p> : null}
      {sample && !sample.open ? (
        <section class="sect">
          <Note state="unknown" what={t('teach.left')}>
            <button type="button" class="btn" onClick={onBegin}>
              {t('teach.begin')}
            </button>
          </Note>
        </section>
      ) : null}
      {sample ? <Fields {...props} sample={sample} /> : null}
      {sample ? <WouldRead {...props} sample={sample} /> : null}
    </>
  );
}

type WithSample = TeachPageProps & { sample: TaughtSample };

function Fields({ sample, onField, onDrop }: WithSample) {
  const texts = new Map(sample.picks.map(({ field, text }) => [field, text]));
  return (
    <section class="sect">
      <h2 class="h2">{t('teach.fields')}</h2>
      <ul class="teach-fields">
        {FIELDS.map((field) => (
          <li key={field}>
            <button
              type="button"
              class="toggle"
              aria-pressed={sample.open && sample.field === field}
              disabled={!sample.open}
              onClick={() => onField(field)}
            >
              <span>{pageFieldWord(field)}</span>
              {texts.has(field) ? <b class="id">{texts.get(field)}</b> : null}
            </button>
            {texts.has(field) && sample.open ? (
              <button
                type="button"
                class="btn quiet icon"
                aria-label={t('teach.drop', { field: pageFieldWord(field) })}
                onClick={() => onDrop(field)}
              >
                <Icon name="close" />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WouldRead({ sample, host, onSave }: WithSample) {
  const [name, setName] = useState(host);
  if (sample.picks.length === 0) return null;
  const lost = sample.lost.map(pageFieldWord);
  const missing = sample.missing.map(hookWord);
  return (
    <section class="sect" aria-live="polite">
      <h2 class="h2">{t('teach.found', { n: sample.count })}</h2>
      {sample.hooks ? null : <p class="dim">{t('teach.needs-order')}</p>}
      {lost.length > 0 ? (
        <Note
          state="risk"
          label={t('common.failed')}
          what={t('teach.lost', { fields: formatList(lost) })}
          why={t('teach.lost.why')}
        />
      ) : null}
      {missing.length > 0 ? (
        <Note
          state="risk"
          label={t('teach.no-value')}
          what={t('teach.missing', { fields: formatList([...new Set(missing)]) })}
        />
      ) : null}
      <TaughtRows sample={sample} />
      {sample.hooks && sample.count > 0 ? (
        <form
          class="inline-form mt"
          onSubmit={(event) => {
            event.preventDefault();
            onSave(name.trim() || host);
          }}
        >
          <label>
            <span class="small dim">{t('teach.name')}</span>
            <input
              class="field"
              maxLength={80}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="btn primary">
            {t('teach.save')}
          </button>
        </form>
      ) : null}
    </section>
  );
}
