import type { Fact } from '../../domain/fact.ts';
import type { Partner } from '../../domain/partner.ts';
import { lifetimeRange } from '../../kpi/segments/lifetime-value.ts';
import { estimatedShare } from '../../kpi/segments/share-of-wallet.ts';
import { factsOf } from '../../store/facts.ts';
import type { Store } from '../../store/open.ts';
import type { LensContext } from '../context.ts';
import { figureOf } from '../partner/figures.ts';
import { bookFor, measuresIn } from '../partner/measures.ts';
import { addRelations, readRelations } from '../partner/relations.ts';
import type {
  CustomerBasis,
  CustomerFigures,
  CustomerPoint,
  LifetimeView,
  WalletView,
} from './customer-views.ts';
import { customerBasis, customerPoint } from './customers-view.ts';
import { readCustomer } from './refresh-customers.ts';

/** The figures of one customer; null for who has ordered nothing, or is not placed yet. */
export async function customerFigures(
  store: Store,
  partner: Partner,
  context: LensContext,
): Promise<CustomerFigures | null> {
  if (!partner.roles.includes('customer')) return null;
  const [placed, basis, { records: facts }] = await Promise.all([
    readCustomer(store, partner.id, context),
    customerBasis(store, context.now),
    factsOf(store, partner.id),
  ]);
  if (placed === null || basis === null) return null;
  const point = customerPoint(placed.place, context);
  const book = bookFor(partner.id, context);
  addRelations(book, await readRelations(store, partner.id));
  return {
    basis,
    point,
    lifetime: lifetimesOf(point, basis, context),
    wallet: walletOf(point, facts, context),
    caseSla: figureOf(measuresIn(book), 'case-sla', 'first-promised', context),
  };
}

/** One value per currency: the last year's amount, and what is margin of it, for as long as customers stay. */
function lifetimesOf(
  { amounts }: CustomerPoint,
  { stayed }: CustomerBasis,
  { policy }: LensContext,
): LifetimeView[] {
  const [margin, discount] = [policy['customers.margin'], policy['customers.discount']];
  return amounts.flatMap(({ amount: perYear, currency }): LifetimeView[] => {
    const range = lifetimeRange(perYear * (margin ?? 1), stayed, discount);
    if (range === null || perYear <= 0) return [];
    const { value, low, high } = range;
    return [{ amount: value, low, high, currency, perYear, margin, discount }];
  });
}

/** The newest wallet that was said, against the last year's amount in its currency. */
function walletOf({ amounts }: CustomerPoint, facts: readonly Fact[], { now }: LensContext): WalletView {
  const holds = ({ kind, value, validFrom, validTo }: Fact) =>
    kind === 'customer-wallet' &&
    typeof value === 'number' &&
    validFrom <= now.today &&
    (validTo ?? now.today) >= now.today;
  const wallet = facts.find(holds);
  if (!wallet || typeof wallet.value !== 'number') return { missing: 'no-wallet' };
  if (amounts.length === 0) return { missing: 'no-amount' };
  const paid = amounts.find(({ currency }) => currency === wallet.unit);
  if (!paid) return { missing: 'other-currency' };
  const { value: whole, source, validFrom: from, label } = wallet;
  const share = estimatedShare(paid.amount, { value: whole, source, from });
  return share === null ? { missing: 'no-wallet' } : { ...share, ...paid, whole, label };
}
