import { signal } from '@preact/signals';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Card, type CardHint } from '../../components/card/Card.tsx';
import { DraftCard } from '../../components/mail/DraftCard.tsx';
import { ErrorBoundary } from '../../components/parts/ErrorBoundary.tsx';
import '../../components/style/surface.css';
import '../../components/style/card.css';
import '../../components/style/differences.css';
import '../../components/style/mail.css';
import type { MailCard } from '../../lib/lens/mail/mail-views.ts';
import '../../components/style/draft.css';
import type { DraftView } from '../../lib/lens/mail/draft/draft-views.ts';
import type { CardView, Remote } from '../../lib/lens/views.ts';
import type { PanelTarget } from '../../lib/messages.ts';
import { askFromCard } from '../../lib/surface/ask.ts';
import { type Sight, watchSight } from './sight.ts';
import { nextToken } from './token.ts';

/** The card frame: empty until it is handed a grant, fed by messages alone, without the store. */
const remote = signal<Remote<CardView | MailCard>>({ state: 'loading' });
/** The card of a mail that is being written takes the place of the other. */
const draft = signal<DraftView | undefined>(undefined);
const hint = signal<CardHint | undefined>(undefined);
let sight: Sight | undefined;
let token = '';

function close(): void {
  if (token !== '') void askFromCard('close', { token });
}

async function open(target: PanelTarget, event: Event): Promise<void> {
  hint.value = event.isTrusted && sight?.plain() ? undefined : 'covered';
  if (hint.value) return;
  const opened = await askFromCard('openPanel', { target });
  if (opened.ok && !opened.value) hint.value = 'press-toolbar';
}

function App() {
  const shown = remote.value.state;
  useEffect(() => {
    const actions = shown === 'ready' || draft.value ? document.querySelector('.card-foot') : null;
    if (actions) sight = watchSight(actions);
    return () => sight?.stop();
  }, [shown, draft.value]);
  const common = {
    instant: Date.now(),
    onClose: close,
    onOpen: (target: PanelTarget, event: Event) => void open(target, event),
    hint: hint.value,
  };
  return (
    <ErrorBoundary>
      {draft.value ? (
        <DraftCard view={draft.value} {...common} />
      ) : (
        <Card remote={remote.value} {...common} />
      )}
    </ErrorBoundary>
  );
}

addEventListener('keydown', (event) => {
  if (event.isTrusted && event.key === 'Escape') close();
});

nextToken().then(async (given) => {
  token = given;
  render(<App />, document.body);
  const ancestorOrigin = location.ancestorOrigins?.[0] ?? '';
  const reply = await askFromCard('redeem', { token, ancestorOrigin });
  if (!reply.ok) remote.value = { state: 'failed', failure: reply.error };
  else if ('draft' in reply.value) draft.value = reply.value.draft;
  else remote.value = { state: 'ready', value: reply.value };
});
