import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets by name, each a text of its own that stands nowhere else. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * The names of the secrets that stand in a text or in bytes: as UTF-8, as UTF-16, and in Base64, wherever in a longer text
 * the secret began.
 */
export function secretsIn(where: string | Buffer, secrets: Secrets): string[] {
  const bytes = typeof where === 'string' ? Buffer.from(where) : where;
  return Object.keys(secrets).filter((name) =>
    spellings(secrets[name] ?? '').some((spelling) => bytes.includes(spelling)),
  );
}

/** Names of secrets in all files of a folder, with the file: `token in Default/Preferences`. */
export function secretsInFiles(folder: string, secrets: Secrets): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    // Sockets and broken links are no files.
    if (!existsSync(path) || !statSync(path).isFile()) continue;
    found.push(...secretsIn(readFileSync(path), secrets).map((secret) => `${secret} in ${name}`));
  }
  return found;
}

function spellings(secret: string): Buffer[] {
  const plain = [Buffer.from(secret), Buffer.from(secret, 'utf16le')];
  // Three bytes make four signs: what stands at either end depends on what stands beside it, and is left out.
  const encoded = plain.flatMap((bytes) =>
    [0, 1, 2].map((before) => {
      const text = Buffer.concat([Buffer.alloc(before), bytes])
        .toString('base64')
        .replaceAll('=', '');
      return text.slice(before === 0 ? 0 : 4, -4);
    }),
  );
  return [...plain, ...encoded.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])];
}
