import type { SystemName } from '../../lib/domain/connection.ts';
import { t } from '../../lib/i18n/t.ts';

const SYSTEMS = [
  'tryton',
  'salesforce',
  'hubspot',
  'dynamics',
  'zoho',
  'feed',
] as const satisfies readonly SystemName[];

interface SystemChoiceProps {
  chosen: SystemName;
  onChoose: (system: SystemName) => void;
}

/** Which kind of system is connected. */
export function SystemChoice({ chosen, onChoose }: SystemChoiceProps) {
  return (
    <fieldset class="system-choice">
      <legend class="small dim">{t('feeds.what')}</legend>
      {SYSTEMS.map((system) => (
        <label key={system} class="check">
          <input type="radio" name="system" checked={system === chosen} onChange={() => onChoose(system)} />
          {t(`feeds.${system}`)}
        </label>
      ))}
    </fieldset>
  );
}
