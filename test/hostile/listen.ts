/** What the page overheard since it began, in its own world. */
export interface Overheard {
  /** Messages, broadcasts and custom events, as text. */
  spoken: string[];
  /** Keys, inputs and clipboard events that reached the page. */
  keys: string[];
  /** Events that reached it, in order: type and tag of the target. */
  events: string[];
  /** What its own observer saw of the document. */
  mutations: string[];
  /** Arguments of the functions that it patched, as text. */
  calls: string[];
  /** Errors, policy and other reports. */
  reports: string[];
  /** Roots that its patched `attachShadow` caught. */
  roots: ShadowRoot[];
  /** Names of performance entries. */
  entries: string[];
  layoutShift: number;
  globals: string[];
}

/**
 * Runs in the page before anything of the extension: patches, observers and listeners for all that a hostile script can
 * hear. Self-contained: it is sent to the page as text.
 */
export function listen(extensionId: string): void {
  const heard: Overheard = {
    spoken: [],
    keys: [],
    events: [],
    mutations: [],
    calls: [],
    reports: [],
    roots: [],
    entries: [],
    layoutShift: 0,
    globals: Object.getOwnPropertyNames(window),
  };
  (window as unknown as { overheard: Overheard }).overheard = heard;
  const text = (value: unknown): string => {
    try {
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  };

  addEventListener('message', (event) => heard.spoken.push(`${event.origin} ${text(event.data)}`), true);
  for (const name of ['partnerlens', 'partnerlens-store', 'partner-lens', 'wxt', 'lens', extensionId]) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = (event) => heard.spoken.push(`${name} ${text(event.data)}`);
  }
  for (const entry of ['lens', 'content', 'mentions', 'orders', 'background']) {
    const name = `${extensionId}:${entry}:wxt:content-script-started`;
    for (const target of [document, window])
      target.addEventListener(
        name,
        (event) => heard.spoken.push(`${name} ${text((event as CustomEvent).detail)}`),
        true,
      );
  }
  for (const name of ['partnerlens', 'partner-lens', 'lens', 'mark', 'paint', 'wxt:locationchange'])
    document.addEventListener(
      name,
      (event) => heard.spoken.push(`${name} ${text((event as CustomEvent).detail)}`),
      true,
    );

  const watched =
    'keydown keypress keyup beforeinput input compositionstart copy cut paste focusin focusout focus blur pointerdown pointerup ' +
    'mousedown mouseup click auxclick contextmenu toggle beforetoggle scroll resize load error selectionchange slotchange ' +
    'animationstart transitionrun fullscreenchange visibilitychange hashchange storage';
  for (const type of watched.split(' ')) {
    addEventListener(
      type,
      (event) => {
        const target =
          event.target instanceof Element
            ? event.target.tagName
            : Object.prototype.toString.call(event.target);
        heard.events.push(`${type} ${target}`);
        if (event instanceof KeyboardEvent) heard.keys.push(event.key);
        if (event instanceof InputEvent && event.data) heard.keys.push(event.data);
      },
      true,
    );
  }
  addEventListener('error', (event) => heard.reports.push(`${event.message} ${event.filename}`), true);
  addEventListener('unhandledrejection', (event) => heard.reports.push(text(event.reason)), true);
  addEventListener(
    'securitypolicyviolation',
    (event) => heard.reports.push(`${event.blockedURI} ${event.sourceFile}`),
    true,
  );
  new ReportingObserver((reports) => {
    for (const report of reports) heard.reports.push(text(report.body));
  }).observe();

  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      const nodes = (list: NodeList): string => [...list].map((node) => node.nodeName).join('+');
      heard.mutations.push(
        `${type} ${target.nodeName} ${attributeName ?? ''} ${nodes(addedNodes)} ${nodes(removedNodes)}`,
      );
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const patch = (owner: object, name: string): void => {
    const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
    Reflect.set(owner, name, function patched(this: unknown, ...args: unknown[]) {
      const result = original.apply(this, args);
      if (name === 'attachShadow') heard.roots.push(result as ShadowRoot);
      heard.calls.push(
        `${name} ${args.map((arg) => (arg instanceof Node ? arg.textContent : text(arg))).join(' ')}`,
      );
      return result;
    });
  };
  patch(Element.prototype, 'attachShadow');
  patch(Element.prototype, 'setAttribute');
  patch(Node.prototype, 'appendChild');
  patch(Element.prototype, 'append');
  patch(window, 'fetch');
  patch(window, 'postMessage');

  for (const type of PerformanceObserver.supportedEntryTypes) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        heard.entries.push(`${entry.entryType} ${entry.name}`);
        if (entry.entryType === 'layout-shift')
          heard.layoutShift += (entry as unknown as { value: number }).value;
      }
    }).observe({ type, buffered: true });
  }
}
