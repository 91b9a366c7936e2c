// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { keepFocus } from '../../../lib/surface/keep-focus.ts';

afterEach(() => document.body.replaceChildren());

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('keepFocus', () => {
  it('moves to what is left around an element that goes, and leaves other changes alone', async () => {
    document.body.innerHTML =
      '<main><section><p><button id="more">More</button></p></section><a href="#x">x</a></main>';
    keepFocus(document.body);
    const more = document.getElementById('more');
    more?.focus();
    document.querySelector('a')?.remove();
    await settled();
    expect(document.activeElement).toBe(more);
    more?.parentElement?.remove();
    await settled();
    expect(document.activeElement?.tagName).toBe('SECTION');
  });

  it('does not pull the focus back from where a person went', async () => {
    document.body.innerHTML =
      '<main><section><button id="first">1</button><button id="second">2</button></section></main>';
    keepFocus(document.body);
    document.getElementById('first')?.focus();
    document.getElementById('second')?.focus();
    document.getElementById('first')?.remove();
    await settled();
    expect(document.activeElement?.id).toBe('second');
  });
});
