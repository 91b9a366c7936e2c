import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach } from 'vitest';
import { setLocale } from '../../../lib/i18n/locale.ts';

/** A place in the document for one component under test, emptied after each test. */
export interface Stage {
  readonly root: HTMLElement;
  show(ui: ComponentChild): HTMLElement;
  /** Clicks the button whose text holds `name`. */
  click(name: string): void;
}

export function setStage(): Stage {
  let root: HTMLElement;
  beforeEach(() => {
    setLocale('en-GB');
    root = document.createElement('div');
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
  });
  return {
    get root() {
      return root;
    },
    show(ui) {
      act(() => render(ui, root));
      return root;
    },
    click(name) {
      const button = [...root.querySelectorAll('button')].find((found) => found.textContent?.includes(name));
      if (!button) throw new Error(`No button "${name}" in ${root.textContent}`);
      act(() => button.click());
    },
  };
}
