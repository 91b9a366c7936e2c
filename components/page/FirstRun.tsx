import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { Sign } from '../parts/Sign.tsx';

export type FirstStep = 'data' | 'site' | 'mark';

export interface FirstRunProps {
  /** What the store holds; zero before the first import. */
  partners: number;
  lines: number;
  /** Number of sites that are switched on. */
  sites: number;
  /** A known number was seen on a page. */
  seen: boolean;
  skipped: Partial<Record<FirstStep, boolean>>;
  /** True while the sample is being imported. */
  busy?: boolean;
  onImport: () => void;
  onSample: () => void;
  onSite: () => void;
  onSkip: (step: FirstStep) => void;
}

/** The step to take now; null when all are done or skipped. */
export function currentStep({
  lines,
  sites,
  seen,
  skipped,
}: Pick<FirstRunProps, 'lines' | 'sites' | 'seen' | 'skipped'>): FirstStep | null {
  if (lines === 0 && !skipped.data) return 'data';
  if (sites === 0 && !skipped.site) return 'site';
  return seen || skipped.mark ? null : 'mark';
}

/** Three steps to the first mark, each skippable, ticked by what happens: bring data, switch on a site, see a mark. */
export function FirstRun(props: FirstRunProps) {
  const { partners, lines, sites, seen, busy } = props;
  const current = currentStep(props);
  const skip = current ? <Skip onClick={() => props.onSkip(current)} /> : null;
  return (
    <section class="sect">
      <h2 class="lead">{t('first.title')}</h2>
      <p class="dim">{t('first.why')}</p>
      <ol class="steps">
        <Step n={1} current={current === 'data'} done={lines > 0} title={t('first.data')}>
          <p class="small dim">
            {lines > 0
              ? t('first.data.done', {
                  partners: t('common.partners', { n: partners }),
                  lines: t('common.lines', { n: lines }),
                })
              : t('first.data.why')}
          </p>
          {current === 'data' ? (
            <div class="acts">
              <button type="button" class="btn primary" onClick={props.onImport}>
                {t('first.data.import')}
              </button>
              <button type="button" class="btn" onClick={props.onSample} disabled={busy}>
                {t('first.data.sample')}
              </button>
              {skip}
            </div>
          ) : null}
        </Step>
        <Step n={2} current={current === 'site'} done={sites > 0} title={t('first.site')}>
          <p class="small dim">{sites > 0 ? t('first.site.done', { n: sites }) : t('first.site.why')}</p>
          {current === 'site' ? (
            <div class="acts">
              <button type="button" class="btn primary" onClick={props.onSite}>
                {t('first.site.add')}
              </button>
              {skip}
            </div>
          ) : null}
        </Step>
        <Step n={3} current={current === 'mark'} done={seen} title={t('first.mark')}>
          <p class="small dim">{t('first.mark.why')}</p>
          {current === 'mark' ? <div class="acts">{skip}</div> : null}
        </Step>
      </ol>
    </section>
  );
}

interface StepProps {
  n: number;
  current: boolean;
  done: boolean;
  title: string;
  children: ComponentChildren;
}

function Step({ n, current, done, title, children }: StepProps) {
  return (
    <li aria-current={current ? 'step' : undefined}>
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
