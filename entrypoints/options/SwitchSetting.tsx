import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Switch } from '../../components/options/Switch.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SwitchKey } from '../../lib/policy/settings.ts';
import { explainSwitch, saveSwitch } from '../../lib/policy/switches.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** Switches that a person may use. */
type OwnSwitch = Exclude<SwitchKey, 'signIn.companySecret' | 'sources.ownObjects'>;

interface SwitchSettingProps {
  of: OwnSwitch;
  /** What belongs under the same heading. */
  children?: ComponentChildren;
}

/** A setting that is on or off, under a heading of its own. */
export function SwitchSetting({ of, children }: SwitchSettingProps) {
  const { remote } = useReading((store) => explainSwitch(store, of), [of], { of: ['settings'] });
  const [failure, setFailure] = useState<Failure>();
  const set = async (on: boolean) => saveSwitch(await surfaceStore(), of, on);
  const shown = remote.value;
  return (
    <section>
      <h2 class="h2">{t(`switch.${of}.title`)}</h2>
      {failure ? <FailureNote failure={failure} /> : null}
      {shown.state === 'ready' ? (
        <Switch
          label={t(`switch.${of}`)}
          why={t(`switch.${of}.why`)}
          {...shown.value}
          onSwitch={(on) => {
            setFailure(undefined);
            void set(on).catch((error: unknown) => setFailure(failureOf(error)));
          }}
        />
      ) : null}
      {children}
    </section>
  );
}
