import assert from 'node:assert/strict';
import type { Firefox } from '../tools/marionette.ts';
import { bundleOf } from '../tools/plugin/bundles.ts';
import { newKey, signed } from '../tools/plugin/sign.ts';
import { STRICT, serveExample } from '../tools/plugin/site.ts';
import { goTo, until } from './extension.ts';

const INSIDE = `(document.querySelector('partner-lens')?.shadowRoot?.textContent ?? '')`;

/** The portal plugin in a partner's page under the strictest policy: shown when it is signed right, refused when not. */
export async function pluginShows(firefox: Firefox): Promise<void> {
  const site = await serveExample();
  const key = newKey();
  try {
    site.put('/good.json', signed(bundleOf({ count: 500 }), key));
    site.put('/bad.json', signed(bundleOf({ from: 'Forged' }), newKey()));
    const page = (path: string, src: string) =>
      site.page(path, { attributes: { src, key: key.pinned }, policy: STRICT, lang: 'es' });
    await goTo(firefox, page('/good', '/good.json'));
    await until(firefox, 'the scorecard', `return ${INSIDE}.includes('65,5 de 100');`);
    const drawn = await firefox.run<number>(
      `return document.querySelector('partner-lens').shadowRoot.querySelectorAll('li .line').length;`,
    );
    assert(drawn > 10 && drawn < 200, `${drawn} lines are drawn`);
    const look = await firefox.run<string>(
      `return getComputedStyle(document.querySelector('partner-lens').shadowRoot.querySelector('footer')).borderTopStyle;`,
    );
    assert.equal(look, 'solid');
    await goTo(firefox, page('/bad', '/bad.json'));
    await until(firefox, 'the refusal', `return ${INSIDE}.includes('otra clave');`);
    assert(!(await firefox.run<string>(`return ${INSIDE};`)).includes('Forged'));
  } finally {
    await site.close();
  }
}
