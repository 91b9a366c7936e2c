import type { OtifWhy } from '../../kpi/otif.ts';

/** Why a record counts as it does. Worded by the surfaces. */
export type RecordWhy =
  | OtifWhy
  | 'no-sent-date'
  | 'order-missed'
  | 'order-pending'
  | 'order-not-known'
  | 'completed'
  | 'still-open'
  | 'received-before-sent'
  | 'acknowledged'
  | 'acknowledged-late'
  | 'not-acknowledged'
  | 'accepted'
  | 'rejected';
