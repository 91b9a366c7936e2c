import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';
import type { PolicyView } from './setting-forms.ts';

/** The company's policy: what it fixes, and what of it was refused and why. */
export function PolicySection({ policy }: { policy: PolicyView }) {
  const rules = policy.settings.filter(({ locked, limit }) => locked || limit !== undefined).length;
  const fixed = rules + policy.switches;
  return (
    <section id="policy">
      <h2 class="h2">{t('policy.title')}</h2>
      <p>{policy.active ? t('policy.active', { n: fixed }) : t('policy.none')}</p>
      {policy.refused.length > 0 ? (
        <>
          <div class="mt">
            <Note
              state="risk"
              what={t('policy.refused', { n: policy.refused.length })}
              why={t('policy.refused.why')}
            />
          </div>
          <div class="mt">
            <table class="tbl refused">
              <thead>
                <tr>
                  <th scope="col">{t('policy.column.path')}</th>
                  <th scope="col">{t('policy.column.value')}</th>
                  <th scope="col">{t('policy.column.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {policy.refused.map(({ path, value, reason }) => (
                  <tr key={path}>
                    <td>
                      <code>{path || t('policy.whole')}</code>
                    </td>
                    <td>
                      <code>{value}</code>
                    </td>
                    <td>{t(`policy.reason.${reason}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </section>
  );
}
