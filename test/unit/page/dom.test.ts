// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { elementOf, holds, paintedParent, parentOf, tagOf } from '../../../lib/page/dom.ts';
import { shadowHosts } from '../../../lib/page/shadows.ts';

describe('reading foreign nodes', () => {
  it('is not led astray by controls that take the names of properties', () => {
    document.body.innerHTML =
      '<section><form><input name="parentNode"><input name="tagName"><input name="hasAttribute"><p>4500012345</p></form></section>';
    const form = document.querySelector('form') as HTMLFormElement;
    for (const control of form.querySelectorAll('input'))
      Object.defineProperty(form, control.name, { value: control });
    const paragraph = document.querySelector('p') as HTMLElement;
    expect(form.parentNode, 'the trap is set').toBe(document.querySelector('input'));
    expect(parentOf(form)).toBe(document.querySelector('section'));
    expect(tagOf(form)).toBe('form');
    expect(holds(document.body, paragraph)).toBe(true);
    expect(elementOf(paragraph.firstChild as Node)).toBe(paragraph);
  });

  it('goes up through slots and out of shadow roots as the page is painted', () => {
    document.body.innerHTML = '<div><b slot="number">4500012345</b></div>';
    const host = document.querySelector('div') as HTMLElement;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<main><slot name="number"></slot></main>';
    const slot = root.querySelector('slot') as Element;
    expect(paintedParent(document.querySelector('b') as Element)).toBe(slot);
    expect(paintedParent(root.querySelector('main') as Element)).toBe(host);
    expect(holds(host, slot)).toBe(true);
  });
});

describe('shadowHosts', () => {
  it('finds open roots, nested ones, and custom elements that may open one', () => {
    document.body.innerHTML = '<div id="outer"></div><x-late></x-late><p></p>';
    const outer = document.querySelector('#outer') as Element;
    outer.attachShadow({ mode: 'open' }).innerHTML = '<section><i id="inner"></i></section>';
    outer.shadowRoot?.querySelector('#inner')?.parentElement?.attachShadow({ mode: 'open' });
    const closed = document.createElement('div');
    closed.attachShadow({ mode: 'closed' });
    document.body.append(closed);
    const found = [...shadowHosts(document.body)].filter((host) => host !== undefined).map(tagOf);
    expect(found).toEqual(['div', 'section', 'x-late']);
  });
});
