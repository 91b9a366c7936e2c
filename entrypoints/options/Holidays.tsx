import { useCallback, useState } from 'preact/hooks';
import { HolidaysForm } from '../../components/options/HolidaysForm.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { readHolidays, saveHolidays } from '../../lib/policy/holidays.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

type Days = readonly CalendarDate[];

/** When our company does not work. */
export function Holidays() {
  const { remote } = useReading(readHolidays, []);
  const [before, setBefore] = useState<Days>();
  const [failure, setFailure] = useState<Failure>();
  const onFinal = useCallback(() => setBefore(undefined), []);
  const shown = remote.value;
  if (shown.state === 'loading') return null;
  if (shown.state === 'failed') return <FailureNote failure={shown.failure} />;
  const save = async (days: Days) => {
    await saveHolidays(await surfaceStore(), days);
    setBefore(before ? undefined : shown.value);
    await askFromPanel('recordsChanged', {});
  };
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <HolidaysForm
        days={shown.value}
        before={before}
        onSave={(days) => {
          setFailure(undefined);
          void save(days).catch((error: unknown) => setFailure(failureOf(error)));
        }}
        onFinal={onFinal}
      />
    </>
  );
}
