/**
 * Keeps the keyboard where the person was: when the element in focus goes (a list shows its last rows, a step is done), its nearest
 * part that is still there takes the focus instead of the top of the page.
 */
export function keepFocus(root: Element = document.body): void {
  let chain: Element[] = [];
  root.addEventListener('focusin', (event) => {
    chain = event.target instanceof Element ? withAncestors(event.target, root) : [];
  });
  new MutationObserver(() => {
    const [gone, ...around] = chain;
    if (!gone || gone.isConnected || document.activeElement !== document.body) return;
    const next = around.find((element) => element.isConnected && element !== root);
    chain = [];
    if (!(next instanceof HTMLElement)) return;
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true });
}

function withAncestors(element: Element, root: Element): Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) chain.push(at);
  return chain;
}
