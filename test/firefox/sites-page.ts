import type { Firefox } from '../tools/marionette.ts';
import { enter, goTo, HOME, press, until } from './extension.ts';

/** Switches a site on as a person does, under Options, Sites; the browser's question is answered with yes. */
export async function switchSiteOn(firefox: Firefox, origin: string): Promise<void> {
  await goTo(firefox, `${HOME}/options.html#sites`);
  await until(firefox, 'the page Sites', `return document.querySelector('h1')?.textContent === 'Sites'`);
  await enter(firefox, 'form.inline-form input[required]:not([type])', origin);
  await press(firefox, 'Allow');
  const pattern = `${origin.replace(/:\d+$/, '')}/*`;
  await until(
    firefox,
    'the site is on',
    `return await browser.permissions.contains({ origins: [${JSON.stringify(pattern)}] })`,
  );
}
