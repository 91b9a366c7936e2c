import type { TemplateId } from '../../domain/agreement.ts';
import type { Store } from '../../store/open.ts';
import { readSegments } from '../segments/refresh-segments.ts';
import type { Priors } from './score-inputs.ts';

/** What rates are drawn to. What suppliers of material do says nothing of carriers, nor of how we serve a customer. */
export async function priorsFor(store: Store, template: TemplateId): Promise<Priors> {
  if (template !== 'direct') return new Map();
  return new Map((await readSegments(store))?.priors ?? []);
}
