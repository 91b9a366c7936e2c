/** What changed, so that open surfaces re-read it. Carries no data: a channel reaches every page of the extension. */
export interface StoreChange {
  /** `full`: nothing more can be written; `room`: it can again. */
  what:
    | 'records'
    | 'jobs'
    | 'workspace'
    | 'settings'
    | 'summaries'
    | 'follows'
    | 'connections'
    | 'lookups'
    | 'outbox'
    | 'full'
    | 'room';
}

const CHANNEL = 'partnerlens-store';
const listeners = new Set<(change: StoreChange) => void>();
let channel: BroadcastChannel | undefined;

function openChannel(): BroadcastChannel {
  if (channel) return channel;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<StoreChange>) => tell(event.data);
  return channel;
}

function tell(change: StoreChange): void {
  for (const listener of [...listeners]) listener(change);
}

/** Tells every context of the extension, this one included, that the store changed. */
export function announceChange(change: StoreChange): void {
  openChannel().postMessage(change);
  tell(change);
  if (listeners.size === 0) closeChannel();
}

/** Calls `listener` after each change of any context; returns how to stop. */
export function onStoreChange(listener: (change: StoreChange) => void): () => void {
  openChannel();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) closeChannel();
  };
}

/** An open channel keeps a Node process, and a page in the back-forward cache, from resting. */
function closeChannel(): void {
  channel?.close();
  channel = undefined;
}
