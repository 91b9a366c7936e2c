/** An address that may stand in the header of a mail: one mailbox in ASCII and nothing else. Null for all other text. */
export function headerAddress(text: string | undefined): string | null {
  const address = text?.trim() ?? '';
  if (address.length > 254) return null;
  return /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(\.[\w-]+)+$/.test(address) ? address : null;
}
