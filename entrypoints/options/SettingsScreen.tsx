import { useState } from 'preact/hooks';
import { SettingsPage } from '../../components/options/SettingsPage.tsx';
import { SETTING_FORMS, type SettingName } from '../../components/options/setting-forms.ts';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { readWatched } from '../../lib/lens/alerts/alert-list.ts';
import { explainPolicy, resetPolicy, setPolicy } from '../../lib/policy/policy.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { DERIVED, failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { Holidays } from './Holidays.tsx';
import { NotedReplies } from './NotedReplies.tsx';
import { OwnAddresses } from './OwnAddresses.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';

/** Settings: changed here, fixed by the company's policy, or at their default. */
export function SettingsScreen() {
  const { remote, again } = useReading((store) => explainPolicy(store), []);
  const watched = useReading(readWatched, [], { of: DERIVED }).remote.value;
  const [failure, setFailure] = useState<Failure>();
  const set = (key: SettingName, value: number | null | undefined) => {
    setFailure(undefined);
    void change(key, value).catch((error) => setFailure(failureOf(error)));
  };
  return (
    <RemoteView remote={remote.value} rows={6} onRetry={again}>
      {(policy) => (
        <SettingsPage
          policy={policy}
          watched={watched.state === 'ready' ? watched.value : undefined}
          failure={failure}
          holidays={<Holidays />}
          switches={
            <>
              <SwitchSetting of="unions.automatic" />
              <SwitchSetting of="mail.replies">
                <NotedReplies />
                <OwnAddresses />
              </SwitchSetting>
            </>
          }
          onSet={set}
          onWrong={(key, text) => setFailure(wrong(key, text))}
        />
      )}
    </RemoteView>
  );
}

/** Marks on open pages follow at once. */
async function change(key: SettingName, value: number | null | undefined): Promise<void> {
  const store = await surfaceStore();
  if (value === undefined) await resetPolicy(store, key);
  // What does not fit its schema is stored as the default: the field has checked it before.
  else await setPolicy(store, key, value as number);
  await askFromPanel('recordsChanged', {});
}

function wrong(key: SettingName, text: string): Failure {
  const { min, max } = SETTING_FORMS[key];
  return {
    code: 'setting-wrong',
    message: t('settings.wrong', { value: text.slice(0, 40), name: t(`settings.${key}`) }),
    next: t('settings.wrong.next', { min: formatNumber(min), max: formatNumber(max) }),
  };
}
