/**
 * Overlays done wrong, one mistake each. Every probe has to catch the mistake that it is there for: a probe that cannot
 * fail proves nothing. Run in the page's own world, self-contained.
 */
export const LEAKS: Record<string, (secret: string) => void> = {
  'closed-text': (secret) => {
    const host = document.createElement('div');
    host.attachShadow = Element.prototype.attachShadow;
    const root = host.attachShadow({ mode: 'closed' });
    const text = document.createElement('p');
    text.textContent = secret;
    root.append(text);
    document.documentElement.append(host);
  },
  'open-root': (secret) => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.append(secret);
    document.documentElement.append(host);
  },
  /** Runs in the page's world, where `attachShadow` is the page's: the closed root falls into its hands. */
  'caught-root': (secret) => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    root.append(secret);
    document.documentElement.append(host);
  },
  'light-text': (secret) => {
    const box = document.createElement('div');
    box.style.cssText = 'position:fixed;left:40px;top:40px;width:300px;height:100px;z-index:9';
    box.textContent = secret;
    document.documentElement.append(box);
  },
  /** The page defined the name first and keeps the internals of whatever is made under it. */
  'custom-element': (secret) => {
    const world = window as unknown as { caught: ElementInternals[] };
    world.caught = [];
    customElements.define(
      'partner-lens-overlay',
      class extends HTMLElement {
        constructor() {
          super();
          world.caught.push(this.attachInternals());
        }
      },
    );
    const host = document.createElement('partner-lens-overlay');
    host.attachShadow({ mode: 'closed' }).append(secret);
    document.documentElement.append(host);
  },
  'named-frame': (secret) => {
    const frame = document.createElement('iframe');
    frame.name = `card ${secret}`;
    frame.src = `about:blank#${encodeURIComponent(secret)}`;
    document.documentElement.append(frame);
  },
  message: (secret) => {
    postMessage({ type: 'paint', supplier: secret }, '*');
  },
  broadcast: (secret) => {
    new BroadcastChannel('partnerlens').postMessage({ supplier: secret });
  },
  'custom-event': (secret) => {
    document.dispatchEvent(new CustomEvent('partnerlens', { detail: { supplier: secret } }));
  },
  storage: (secret) => {
    sessionStorage.setItem('card', secret);
  },
  attribute: (secret) => {
    document.querySelector('td')?.setAttribute('data-supplier', secret);
  },
  global: (secret) => {
    Reflect.set(window, 'lensState', { supplier: secret });
  },
  'inherited-font': (secret) => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'closed' }).append(secret);
    document.documentElement.append(host);
  },
};

/** Bad marks: their state shows in something that a page can read. */
export const BAD_MARKS: Record<string, (late: boolean) => void> = {
  class: (late) => {
    const mark = document.createElement('span');
    mark.className = late ? 'late' : 'ok';
    document.body.append(mark);
  },
  size: (late) => {
    const mark = document.createElement('span');
    mark.style.cssText = 'position:absolute;display:block;height:8px';
    const root = mark.attachShadow({ mode: 'closed' });
    const inner = document.createElement('b');
    inner.style.cssText = `display:block;width:${late ? 12 : 10}px;height:8px`;
    root.append(inner);
    document.body.append(mark);
  },
  word: (late) => {
    const mark = document.createElement('span');
    mark.style.cssText = 'position:absolute;width:10px;height:10px;overflow:hidden';
    mark.attachShadow({ mode: 'closed' }).append(late ? 'Q' : 'Z');
    document.body.append(mark);
  },
  event: (late) => {
    document.dispatchEvent(new CustomEvent('paint', { detail: { state: late ? 'late' : 'ok' } }));
  },
  style: (late) => {
    (document.querySelector('td') as HTMLElement).style.outlineColor = late ? 'red' : 'green';
  },
};
