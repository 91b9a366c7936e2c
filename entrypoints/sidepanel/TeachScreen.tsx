import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { FailureNote, Note } from '../../components/parts/Note.tsx';
import { TeachPage } from '../../components/teach/TeachPage.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import type { TaughtField, TaughtSample } from '../../lib/domain/taught-sample.ts';
import { t } from '../../lib/i18n/t.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { followTeaching, saveTaught } from '../../lib/surface/teaching.ts';
import { goTo } from './route.ts';

/** What is usually shown next. */
const USUAL: readonly TaughtField[] = ['order', 'line', 'item', 'quantity', 'promised', 'price', 'status'];

/** How often a page that is being taught hears that somebody still listens. */
const BEAT_MS = 30_000;

/** Teaches the page of a tab by pointing. */
export function TeachScreen({ tabId, host }: { tabId: number; host: string }) {
  const { teaching, stop } = useMemo(() => followTeaching(tabId), [tabId]);
  const [refused, setRefused] = useState(false);
  const [saved, setSaved] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const begin = () => {
    setSaved(undefined);
    void askFromPanel('teach', { tabId, act: 'start' }).then((reply) =>
      setRefused(!reply.ok || !reply.value),
    );
  };
  useEffect(() => {
    begin();
    const end = () => void askFromPanel('teach', { tabId, act: 'stop' });
    const beat = setInterval(() => void askFromPanel('teach', { tabId, act: 'stay' }), BEAT_MS);
    // A panel that is closed takes nothing down; without this the page would stay dead to clicks.
    addEventListener('pagehide', end);
    return () => {
      clearInterval(beat);
      removeEventListener('pagehide', end);
      stop();
      end();
    };
  }, [tabId]);
  const current = teaching.value;
  const sample = current?.sample;
  useNextField(tabId, sample);
  const save = (name: string) => {
    if (!current || !sample?.hooks) return;
    saveTaught(current.url, name, sample.hooks).then(
      () => {
        setSaved(name);
        void askFromPanel('teach', { tabId, act: 'stop' });
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  if (saved !== undefined) return <Saved name={saved} tabId={tabId} />;
  return (
    <>
      <TeachPage
        host={host}
        sample={sample}
        refused={refused}
        onField={(field) => void askFromPanel('teach', { tabId, act: 'field', field })}
        onDrop={(field) => void askFromPanel('teach', { tabId, act: 'drop', field })}
        onBegin={begin}
        onSave={save}
        onBack={() => goTo({ view: 'page' })}
      />
      {failure ? (
        <section class="sect">
          <FailureNote failure={failure} />
        </section>
      ) : null}
    </>
  );
}

/** After a click the next of the usual fields is asked for, until the person chooses otherwise. */
function useNextField(tabId: number, sample: TaughtSample | undefined): void {
  const picked = sample?.picks.map(({ field }) => field).join(' ');
  useEffect(() => {
    if (!sample?.open || !sample.picks.some(({ field }) => field === sample.field)) return;
    const next = USUAL.find((field) => !sample.picks.some((pick) => pick.field === field));
    if (next) void askFromPanel('teach', { tabId, act: 'field', field: next });
  }, [picked]);
}

function Saved({ name, tabId }: { name: string; tabId: number }) {
  const reload = () => {
    void browser.tabs.reload(tabId);
    goTo({ view: 'page' });
  };
  return (
    <section class="sect">
      <Note state="ok" what={t('teach.saved', { name })}>
        <button type="button" class="btn primary" onClick={reload}>
          {t('teach.reload')}
        </button>
      </Note>
    </section>
  );
}
