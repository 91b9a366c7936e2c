import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from '../../components/parts/RemoteView.tsx';

/**
 * A screen whose code is loaded when it is first shown: opening the panel does not pay for what a person may never look at.
 * What can not be loaded (the extension was updated meanwhile) is thrown, for the boundary around it.
 */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  return function LazyScreen(props: Props) {
    const [outcome, setOutcome] = useState<{ error?: unknown }>();
    useEffect(() => {
      if (Loaded) return;
      load().then(
        (screen) => {
          Loaded = screen;
          setOutcome({});
        },
        (error: unknown) => setOutcome({ error }),
      );
    }, []);
    if (outcome?.error) throw outcome.error;
    if (Loaded) return <Loaded {...props} />;
    return (
      <section class="sect" aria-busy="true">
        <Skeleton rows={10} />
      </section>
    );
  };
}
