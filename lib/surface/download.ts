/** A browser that asks where to save begins to read only then. */
const KEPT_MS = 600_000;

/** Offers a text, or a file that was made here, as a download. The link is ours; nothing leaves the browser. */
export function download(name: string, content: string | Blob): void {
  const file = content instanceof Blob ? content : new Blob([content], { type: 'text/csv;charset=utf-8' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
