/** Text as HTML: everything from a file goes through here. */
export function esc(text: string | number | undefined): string {
  return `${text ?? ''}`
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** `2026-05-01` as portals in this trade often write it: `01.05.2026`. */
export function dottedDate(iso: string | undefined): string {
  return iso ? iso.split('-').reverse().join('.') : '';
}

/** A whole page. `head` and `body` are HTML. */
export function htmlPage(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}
