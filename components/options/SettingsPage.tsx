import type { ComponentChildren } from 'preact';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { WatchedView } from '../../lib/lens/alerts/alert-views.ts';
import { AlertPromise } from '../alerts/AlertPromise.tsx';
import { FailureNote } from '../parts/Note.tsx';
import { PolicySection } from './PolicySection.tsx';
import { SettingRow } from './SettingRow.tsx';
import type { PolicyView, SettingName } from './setting-forms.ts';

interface SettingsPageProps {
  policy: PolicyView;
  /** What the alarm budget is shared out among; absent until it is read. */
  watched?: WatchedView;
  /** Why the last change was not taken. */
  failure?: Failure;
  /** Where the days on which nobody works are listed. */
  holidays?: ComponentChildren;
  /** Whether company numbers make partners one. */
  switches?: ComponentChildren;
  /** `null`: no limit. Undefined: back to the default. */
  onSet: (key: SettingName, value: number | null | undefined) => void;
  onWrong: (key: SettingName, text: string) => void;
}

const GROUPS: [
  title: `settings.group.${'otif' | 'time' | 'risk' | 'segments' | 'alerts'}`,
  keys: SettingName[],
][] = [
  [
    'settings.group.otif',
    [
      'otif.target',
      'otif.floor',
      'otif.lateDays',
      'otif.earlyDays',
      'otif.under',
      'otif.over',
      'scorecard.months',
    ],
  ],
  [
    'settings.group.time',
    [
      'hours.opens',
      'hours.closes',
      'reply.hours',
      'cases.criticalHours',
      'cases.highHours',
      'cases.normalHours',
      'cases.lowHours',
      'forecast.lagMonths',
      'changes.frozenDays',
    ],
  ],
  [
    'settings.group.risk',
    ['risk.dueSoonDays', 'acknowledgement.workingDays', 'data.staleAfterDays', 'retention.days'],
  ],
  [
    'settings.group.segments',
    ['capacity.strategic', 'capacity.bottleneck', 'customers.margin', 'customers.discount'],
  ],
  ['settings.group.alerts', ['alerts.perMonth']],
];

/** The rules behind figures and marks: each with its value and who set it; and the company's policy. */
export function SettingsPage(props: SettingsPageProps) {
  const { policy, watched, failure, holidays, switches, onSet, onWrong } = props;
  return (
    <>
      <h1>{t('settings.title')}</h1>
      <p class="dim">{t('settings.why')}</p>
      {failure ? (
        <div class="mt">
          <FailureNote failure={failure} />
        </div>
      ) : null}
      {GROUPS.map(([title, keys]) => (
        <section key={title}>
          <h2 class="h2">{t(title)}</h2>
          <table class="tbl settings">
            <thead>
              <tr>
                <th scope="col">{t('settings.column.setting')}</th>
                <th scope="col">{t('settings.column.value')}</th>
                <th scope="col">{t('settings.column.origin')}</th>
              </tr>
            </thead>
            <tbody>
              {policy.settings
                .filter(({ key }) => keys.includes(key))
                .sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
                .map((setting) => (
                  <SettingRow
                    key={`${setting.key}/${setting.value}/${setting.origin}`}
                    setting={setting}
                    onSet={onSet}
                    onWrong={onWrong}
                  />
                ))}
            </tbody>
          </table>
          {title === 'settings.group.alerts' && watched ? <AlertPromise watched={watched} /> : null}
        </section>
      ))}
      <section>
        <h2 class="h2">{t('settings.holidays')}</h2>
        <p class="dim">{t('settings.holidays.why')}</p>
        {holidays}
      </section>
      {switches}
      <PolicySection policy={policy} />
    </>
  );
}
