import type { TemplateId } from '../../lib/domain/agreement.ts';
import { t } from '../../lib/i18n/t.ts';

interface RoleChoiceProps {
  chosen: TemplateId | null;
  byRecord: TemplateId;
  onRole: (template: TemplateId | null) => void;
}

const ROLES: readonly TemplateId[] = ['direct', 'indirect', 'logistics', 'services', 'customer'];

/** What a partner is to us, chosen by hand: it begins with the template for that. */
export function RoleChoice({ chosen, byRecord, onRole }: RoleChoiceProps) {
  return (
    <div class="entry role-choice">
      <label for="role">{t('facts.role')}</label>
      <select
        id="role"
        class="field"
        aria-describedby="role.below"
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => onRole(ROLES.find((role) => role === value) ?? null)}
      >
        <option value="">{t('facts.role.by-record', { template: t(`score.template.${byRecord}`) })}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`facts.role.${role}`)}
          </option>
        ))}
      </select>
      <p id="role.below" class="small dim">
        {t('facts.role.why')}
      </p>
    </div>
  );
}
