import '../lib/plugin/natives.ts';
import { h, render } from 'preact';
import type { NewAnswer } from '../components/plugin/answering.ts';
import { Plugin, type PluginState } from '../components/plugin/Plugin.tsx';
import { refusalWords } from '../components/plugin/RefusedNote.tsx';
import figures from '../components/style/figures.css?inline';
import kpi from '../components/style/kpi.css?inline';
import base from '../components/style/plugin.css?inline';
import answers from '../components/style/plugin-answers.css?inline';
import rows from '../components/style/plugin-rows.css?inline';
import type { ShareAnswer } from '../lib/domain/share-answer.ts';
import { type Tongue, tongueOf } from '../lib/i18n/plugin/tongue.ts';
import { AnswerBook } from '../lib/plugin/answer-book.ts';
import { fetchBundle } from '../lib/plugin/fetch-bundle.ts';
import { siteMemory } from '../lib/plugin/memory.ts';
import { copyOf, newUuid } from '../lib/plugin/natives.ts';
import { readPinnedKey } from '../lib/plugin/pinned-key.ts';
import { type ReadBundle, readBundle } from '../lib/plugin/read-bundle.ts';
import { Refused } from '../lib/plugin/refusal.ts';

const memory = siteMemory(() => localStorage);
/** Plugins of one page that show the same share keep the same answers. */
const books = new Map<string, AnswerBook>();
let sheet: CSSStyleSheet | undefined;
/** Timers cannot be longer than 24 days, and a sleeping machine stops them. */
const LONGEST_WAIT = 3_600_000;

/** One sheet for all: a policy without inline styles allows it. */
function look(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(base + figures + kpi + rows + answers);
  }
  return sheet;
}

/**
 * `<partner-lens src key>`: shows a signed bundle in a partner's own page. `key` (or `public-key`, where a framework keeps
 * `key` to itself) is the pinned public key, `share` the partner that the page is for; a bundle may also lie inside, in a
 * `<script type="application/json">`.
 */
class PartnerLens extends HTMLElement {
  static readonly observedAttributes = ['src', 'key', 'public-key', 'share', 'lang'];
  #state: PluginState = { at: 'loading' };
  #reading: AbortController | undefined;
  #asked = false;
  /** Held here: where components are kept apart (Lightning Web Security) `shadowRoot` is null for all who ask. */
  #root: ShadowRoot | undefined;

  connectedCallback(): void {
    if (!this.#root) {
      this.#root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.#root.adoptedStyleSheets = [look()];
    }
    this.#readSoon();
  }

  disconnectedCallback(): void {
    this.#reading?.abort();
    if (this.#root) render(null, this.#root);
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === 'lang') this.#draw();
    else this.#readSoon();
  }

  /** Once for all attributes that a page sets together, and after what lies inside was parsed. */
  #readSoon(): void {
    if (this.#asked) return;
    this.#asked = true;
    const start = () => {
      this.#asked = false;
      if (this.isConnected) void this.#read();
    };
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', start, { once: true });
    else queueMicrotask(start);
  }

  async #read(): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#show({ at: 'loading' });
    try {
      const read = await this.#bundle(reading.signal);
      if (reading.signal.aborted) return;
      this.#shown(read);
    } catch (error) {
      if (reading.signal.aborted) return;
      const refusal = error instanceof Refused ? error.refusal : ({ code: 'malformed' } as const);
      this.#show({ at: 'refused', refusal });
      this.#tell('error', { code: refusal.code, message: refusalWords(refusal, this.#tongue) });
    }
  }

  async #bundle(signal: AbortSignal): Promise<ReadBundle> {
    const key = readPinnedKey(this.getAttribute('public-key') ?? this.getAttribute('key'));
    if (!key) throw new Refused('no-key');
    const src = this.getAttribute('src');
    const inside = this.querySelector('script[type="application/json"]')?.textContent;
    if (!src && !inside) throw new Refused('no-source');
    const { text, server } = src ? await fetchBundle(src, signal) : { text: inside ?? '', server: undefined };
    const share = this.getAttribute('share') ?? undefined;
    return readBundle(text, key, { device: Date.now(), server }, memory, share);
  }

  #shown(read: ReadBundle): void {
    const { share, serial, from, asOf, expiresAt } = read.bundle;
    const book = books.get(share) ?? new AnswerBook(share, memory);
    books.set(share, book);
    book.settle(read.bundle);
    const keep = (given: NewAnswer): boolean => {
      const answer = { ...given, id: newUuid(), at: Date.now() } as ShareAnswer;
      const kept = book.add(answer);
      if (kept) this.#tell(answer.kind === 'dispute' ? 'dispute' : 'action', { share, serial, answer });
      return kept;
    };
    this.#show({ at: 'shown', read, book, keep });
    this.#endIn(read.left);
    this.#tell('ready', { share, serial, from, asOf, expiresAt, stale: read.staleDays !== undefined });
  }

  /** A page stays open, sleeps and comes back: what has expired meanwhile is read again, and refused. */
  #endIn(ms: number): void {
    const end = Date.now() + ms;
    const signal = this.#reading?.signal;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const left = end - Date.now();
      if (left <= 0) void this.#read();
      else timer = setTimeout(look, Math.min(left, LONGEST_WAIT));
    };
    signal?.addEventListener('abort', () => clearTimeout(timer), { once: true });
    addEventListener('pageshow', look, { signal });
    document.addEventListener('visibilitychange', look, { signal });
    look();
  }

  #show(state: PluginState): void {
    this.#state = state;
    this.#draw();
  }

  #draw(): void {
    if (!this.#root) return;
    const onAgain = () => void this.#read();
    render(h(Plugin, { tongue: this.#tongue, state: this.#state, onAgain }), this.#root);
  }

  get #tongue(): Tongue {
    return tongueOf(languageAround(this) || navigator.language || 'en');
  }

  /** Details are copies: whoever hears one changes nothing here. */
  #tell(what: 'ready' | 'dispute' | 'action' | 'error', detail: object): void {
    const copy = copyOf(detail);
    this.dispatchEvent(
      new CustomEvent(`partner-lens:${what}`, { detail: copy, bubbles: true, composed: true }),
    );
  }
}

/** The language of what an element lies in, out of the shadow trees that hosts put around it. */
function languageAround(element: Element): string | undefined {
  for (let at: Element | undefined = element; at; ) {
    const found = at.closest<HTMLElement>('[lang]');
    if (found?.lang) return found.lang;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}

if (!customElements.get('partner-lens')) customElements.define('partner-lens', PartnerLens);
