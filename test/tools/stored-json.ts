/** What a stored value can be that JSON cannot: written as an object with one key that begins with `$`. */
export type Encoded =
  | null
  | boolean
  | number
  | string
  | Encoded[]
  | { $map: [Encoded, Encoded][] }
  | { $u16: string }
  | { $u32: string }
  | { $blob: string; type: string }
  | { [key: string]: Encoded };

/** A stored value as JSON: maps as pairs, typed arrays in base64, blobs as their text. */
export async function encodeStored(value: unknown): Promise<Encoded> {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value as Encoded;
  if (value instanceof Uint32Array) return { $u32: base64(new Uint8Array(value.buffer)) };
  if (value instanceof Uint16Array) return { $u16: base64(new Uint8Array(value.buffer)) };
  if (value instanceof Blob) return { $blob: await value.text(), type: value.type };
  if (value instanceof Map) {
    const pairs: [Encoded, Encoded][] = [];
    for (const [key, element] of value) pairs.push([await encodeStored(key), await encodeStored(element)]);
    return { $map: pairs };
  }
  if (Array.isArray(value)) return Promise.all(value.map(encodeStored));
  const encoded: Record<string, Encoded> = {};
  for (const [key, element] of Object.entries(value))
    if (element !== undefined) encoded[key] = await encodeStored(element);
  return encoded;
}

/** The value that {@link encodeStored} wrote. */
export function decodeStored(value: Encoded): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(decodeStored);
  if ('$u32' in value) return new Uint32Array(bytes(value.$u32 as string).buffer);
  if ('$u16' in value) return new Uint16Array(bytes(value.$u16 as string).buffer);
  if ('$blob' in value) return new Blob([value.$blob as string], { type: value.type as string });
  if ('$map' in value)
    return new Map(
      (value.$map as [Encoded, Encoded][]).map(([key, element]) => [
        decodeStored(key),
        decodeStored(element),
      ]),
    );
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, decodeStored(element)]));
}

function base64(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
