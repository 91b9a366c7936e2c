/** Steps of a connection check; which of them there are, and in what order, is for the system. */
export type CheckStep =
  | 'server'
  | 'sign-in'
  | 'renewal'
  | 'user'
  | 'company'
  | 'objects'
  | 'scopes'
  | 'accounts'
  | 'properties'
  | 'order-number'
  | 'field-service'
  | 'currency'
  | 'limit'
  | 'orders'
  | 'sales'
  | 'clock';
