import { StatusLinks } from '../../components/customer-status/StatusLinks.tsx';
import { targetsOfPage } from '../../lib/lens/customer-status/status-targets.ts';
import type { StatusTarget } from '../../lib/lens/customer-status/status-views.ts';
import type { Subject } from '../../lib/lens/views.ts';
import { customerStatusRule } from '../../lib/policy/customer-status.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { statusHref } from './places.ts';

/** True where the company's policy lets customers be told how their orders stand. */
function useMayTell(): boolean {
  const { remote } = useReading(customerStatusRule, [], { of: ['settings'] });
  return remote.value.state === 'ready' && remote.value.value !== 'off';
}

/** From an order to what its customers may be told. */
export function StatusOf({ targets }: { targets: readonly StatusTarget[] }) {
  return useMayTell() ? <StatusLinks targets={targets} hrefOf={statusHref} /> : null;
}

/** The same from a page or a mail, for the customers' orders that it names. */
export function StatusFrom({ subjects }: { subjects: readonly Subject[] }) {
  return <StatusOf targets={targetsOfPage(subjects)} />;
}
