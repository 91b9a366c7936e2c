import createVirtualEnvironment from '@locker/near-membrane-dom';

/**
 * A page that runs the plugin behind the membrane that Lightning Web Security is made of: a realm of its own, which reaches the
 * page through proxies alone. What Salesforce adds to it, its distortions of single functions, is not public.
 */
const { attributes } = document.body.dataset;
const apart = createVirtualEnvironment(window, { keepAlive: true });
const plugin = await (await fetch('/partner-lens.js')).text();
apart.evaluate(plugin);
apart.evaluate(`{
  const element = document.createElement('partner-lens');
  for (const [name, value] of Object.entries(${attributes})) element.setAttribute(name, value);
  for (const name of ['ready', 'action', 'error'])
    element.addEventListener('partner-lens:' + name, ({ detail }) =>
      document.querySelector('output').append(name + ' ' + (detail.code ?? detail.serial) + '. '));
  document.body.append(element);
}`);
