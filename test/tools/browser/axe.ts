import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One thing that axe finds wrong, with the elements it is about. */
export interface AxeFinding {
  id: string;
  help: string;
  targets: string[];
}

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All rules, or those about colours alone: the others find in the dark what they find in the light. */
export type AxeRules = 'all' | 'colours';

const ONLY: Record<AxeRules, string> = {
  all: '',
  colours: `, runOnly: ['color-contrast', 'link-in-text-block']`,
};

const run = (rules: AxeRules) =>
  `axe.run(document, { resultTypes: ['violations']${ONLY[rules]} }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
  id, help, targets: nodes.map((node) => node.target.join(' ') + ': ' + (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '')),
})))`;

/** A colour that is on its way from one scheme to the other is neither's. */
const REST = `Promise.all(document.getAnimations().filter((each) => each instanceof CSSTransition)
  .map((each) => each.finished.catch(() => null))).then(() => 0)`;

/**
 * Runs axe in a document of the product. `evaluate` runs a script there and gives its value: over DevTools, so that the
 * page's own policy, which allows no foreign script, stays as it is.
 */
export async function axeFindings(
  evaluate: <T>(expression: string) => Promise<T>,
  rules: AxeRules = 'all',
): Promise<AxeFinding[]> {
  if (!(await evaluate<boolean>("typeof axe === 'object'"))) await evaluate(`${SOURCE};0`);
  await evaluate(REST);
  return evaluate<AxeFinding[]>(run(rules));
}
