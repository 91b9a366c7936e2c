import { useState } from 'preact/hooks';
import { AskedLive } from '../../components/lookups/AskedLive.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { Mention } from '../../lib/domain/mention.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { liveView } from '../../lib/lens/lookups/live-view.ts';
import { askSystems } from '../../lib/surface/lookups.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

interface LiveLookupsProps {
  mentions: readonly Mention[];
  /** What a person typed or chose and no record knows: it can be asked for. */
  text?: string;
}

/** What of a page or text was asked live. */
export function LiveLookups({ mentions, text }: LiveLookupsProps) {
  const { remote } = useReading((store) => liveView(store, mentions, Date.now()), [mentions], {
    of: ['lookups', 'connections', 'records'],
    keep: true,
  });
  const [failure, setFailure] = useState<Failure>();
  const ask = (of: string) => {
    setFailure(undefined);
    askSystems(of).catch((error: unknown) => setFailure(failureOf(error)));
  };
  if (remote.value.state !== 'ready') return null;
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <AskedLive view={remote.value.value} onAsk={text === undefined ? undefined : () => ask(text)} />
    </>
  );
}
