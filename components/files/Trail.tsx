import { t } from '../../lib/i18n/t.ts';
import { Sign } from '../parts/Sign.tsx';

const STEPS = ['files.step.file', 'files.step.columns', 'files.step.import'] as const;

/** Where an import stands: file, columns, import. `current` counts from 1. */
export function Trail({ current }: { current: 1 | 2 | 3 }) {
  return (
    <ol class="trail" aria-label={t('files.steps')}>
      {STEPS.map((key, index) => (
        <li key={key} aria-current={index + 1 === current ? 'step' : undefined}>
          {index + 1 < current ? <Sign state="done" /> : <span class="dotnum">{index + 1}</span>}
          {t(key)}
        </li>
      ))}
    </ol>
  );
}
