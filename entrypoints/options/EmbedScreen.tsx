import { useEffect, useState } from 'preact/hooks';
import { EmbedPage } from '../../components/embed/EmbedPage.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { type EmbedView, embedView, loadPlugin, previewFile, savePlugin } from '../../lib/surface/embed.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** Portal plugin: what a partner embeds, from the very file that this package carries. */
export function EmbedScreen() {
  const { remote, again } = useReading(embedView, []);
  return (
    <RemoteView remote={remote.value} rows={4} onRetry={again}>
      {(view) => <Chosen {...view} />}
    </RemoteView>
  );
}

function Chosen({ key, integrity, shares }: EmbedView) {
  const [place, setPlace] = useState(0);
  const [preview, setPreview] = useState<string | null>();
  const [failure, setFailure] = useState<Failure>();
  const chosen = shares[place]?.share;
  const fail = (error: unknown) => setFailure(failureOf(error));
  useEffect(() => {
    setPreview(undefined);
    setFailure(undefined);
    if (!chosen || !key) return;
    if (chosen.revoked) return setPreview(null);
    loadPlugin();
    let isChosen = true;
    previewFile(chosen).then(
      (file) => isChosen && setPreview(file),
      (error) => isChosen && fail(error),
    );
    // A file may take longer than the person stays with this partner.
    return () => {
      isChosen = false;
    };
    // Made anew for what is agreed or signed with another key since, or ended.
  }, [chosen?.id, chosen?.at, chosen?.revoked?.at, key?.x]);
  const partners = key
    ? shares.map(({ name, file, share: { share, answerTo } }) => ({
        name,
        embed: { share, x: key.x, y: key.y, integrity, file, answerTo },
      }))
    : [];
  return (
    <>
      <EmbedPage
        partners={partners}
        chosen={place}
        onChoose={setPlace}
        onSave={() => void savePlugin().catch(fail)}
        onCopy={(text) => navigator.clipboard.writeText(text)}
        preview={preview}
      />
      {failure ? <FailureNote failure={failure} /> : null}
    </>
  );
}
