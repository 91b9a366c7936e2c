import type { SystemDraft } from './connect-system.ts';
import { connectionAddress } from './connections.ts';

/** What a person enters to connect a Tryton. */
export interface TrytonForm {
  label: string;
  address: string;
  database: string;
  user: string;
  password: string;
  everyMinutes: number;
}

/** The connection that is meant; its company is the one that is current in Tryton, until it is asked. */
export function trytonDraft(form: TrytonForm): SystemDraft {
  const at = connectionAddress(form.address);
  if (!at) throw new Error('The address was not checked.');
  return {
    connection: {
      id: `${at.host}/${form.database}`,
      system: 'tryton',
      label: form.label.trim() || at.host,
      address: at.address,
      database: form.database,
      user: form.user,
      company: 0,
      capabilities: {},
      everyMinutes: form.everyMinutes,
      createdAt: Date.now(),
    },
    secret: form.password,
  };
}
