import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { Sign } from '../parts/Sign.tsx';

export interface FirstRunProps {
  /** What the store holds; zero before the first import. */
  partners: number;
  lines: number;
  /** Number of sites that are switched on. */
  sites: number;
  skipped: { data: boolean; site: boolean };
  /** True while the sample is being imported. */
  busy?: boolean;
  onImport: () => void;
  onSample: () => void;
  onSite: () => void;
  onSkip: (step: 'data' | 'site') => void;
  onFinish: () => void;
}

/** Three steps to the first mark, each skippable: bring data, switch on a site, see a mark. */
export function FirstRun(props: FirstRunProps) {
  const { partners, lines, sites, skipped, busy } = props;
  const hasData = lines > 0;
  const hasSite = sites > 0;
  const current = !hasData && !skipped.data ? 1 : !hasSite && !skipped.site ? 2 : 3;
  return (
    <section class="sect">
      <h2 class="lead">{t('first.title')}</h2>
      <p class="dim">{t('first.why')}</p>
      <ol class="steps">
        <Step n={1} current={current} done={hasData} title={t('first.data')}>
          <p class="small dim">
            {hasData
              ? t('first.data.done', {
                  partners: t('common.partners', { n: partners }),
                  lines: t('common.lines', { n: lines }),
                })
              : t('first.data.why')}
          </p>
          {current === 1 ? (
            <div class="acts">
              <button type="button" class="btn primary" onClick={props.onImport}>
                {t('first.data.import')}
              </button>
              <button type="button" class="btn" onClick={props.onSample} disabled={busy}>
                {t('first.data.sample')}
              </button>
              <Skip onClick={() => props.onSkip('data')} />
            </div>
          ) : null}
        </Step>
        <Step n={2} current={current} done={hasSite} title={t('first.site')}>
          <p class="small dim">{hasSite ? t('first.site.done', { n: sites }) : t('first.site.why')}</p>
          {current === 2 ? (
            <div class="acts">
              <button type="button" class="btn primary" onClick={props.onSite}>
                {t('first.site.add')}
              </button>
              <Skip onClick={() => props.onSkip('site')} />
            </div>
          ) : null}
        </Step>
        <Step n={3} current={current} done={false} title={t('first.mark')}>
          <p class="small dim">{t('first.mark.why')}</p>
          {current === 3 ? (
            <div class="acts">
              <button type="button" class="btn" onClick={props.onFinish}>
                {t('first.done')}
              </button>
            </div>
          ) : null}
        </Step>
      </ol>
    </section>
  );
}

function Step({
  n,
  current,
  done,
  title,
  children,
}: {
  n: number;
  current: number;
  done: boolean;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <li aria-current={n === current ? 'step' : undefined}>
      <span class="dotnum">{done ? <Sign state="done" label={t('first.done')} /> : n}</span>
      <div>
        <p class="id">{title}</p>
        {children}
      </div>
    </li>
  );
}

function Skip({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" class="btn quiet" onClick={onClick}>
      {t('common.skip')}
    </button>
  );
}
