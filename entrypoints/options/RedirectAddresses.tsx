import { Callbacks } from '../../components/sources/Callbacks.tsx';
import { otherRedirect, redirectAddress } from '../../lib/surface/sign-in.ts';

/** Where sign-ins send browsers back to, this one and the other kind, to be copied and registered. */
export function RedirectAddresses() {
  const own = redirectAddress();
  return (
    <Callbacks own={own} other={otherRedirect(own)} onCopy={(text) => navigator.clipboard.writeText(text)} />
  );
}
