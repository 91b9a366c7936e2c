import type { TemplateId } from '../../domain/agreement.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Partner } from '../../domain/partner.ts';

/** What a partner can be to us, beside what the files say. */
const TEMPLATES: readonly TemplateId[] = ['direct', 'indirect', 'logistics', 'services', 'customer'];

/** What stands in for an agreement until there is one: what a person chose, else by the roles on record. */
export function templateFor(partner: Pick<Partner, 'roles'>, facts: readonly Fact[]): TemplateId {
  return chosenTemplate(facts) ?? recordedTemplate(partner);
}

/** What a partner is to us by the roles on record. */
export function recordedTemplate({ roles }: Pick<Partner, 'roles'>): TemplateId {
  return roles.includes('supplier') ? 'direct' : 'customer';
}

/** What a person said that this partner is; null when nobody has. Of several the newest counts. */
export function chosenTemplate(facts: readonly Fact[]): TemplateId | null {
  let newest: Fact | undefined;
  for (const fact of facts)
    if (fact.kind === 'scored-as' && (newest === undefined || fact.notedAt > newest.notedAt)) newest = fact;
  return newest === undefined ? null : templateNamed(`${newest.value ?? ''}`);
}

/** Words of files for those who carry, in English, German, French and Spanish. */
const CARRIES = /\b(carrier|forwarder|haulier|freight|spedit|frachtf|transport|logisti)/i;

function templateNamed(value: string): TemplateId | null {
  return TEMPLATES.find((template) => template === value) ?? (CARRIES.test(value) ? 'logistics' : null);
}
