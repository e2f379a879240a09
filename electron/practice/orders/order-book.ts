import { z } from 'zod';
import type { World } from '../world/world.ts';

/** An order on its way from cart to confirmation; every step is a request of its own. */
export interface Order {
  readonly id: number;
  readonly books: readonly number[];
  address?: Address;
  payment?: Payment;
  confirmed?: string;
}

export const cartSchema = z.strictObject({ books: z.array(z.int().min(1)).min(1).max(20).describe('numbers of books') });
export const addressSchema = z.strictObject({
  name: z.string().min(1).max(200),
  street: z.string().min(1).max(200),
  town: z.string().min(1).max(200),
});
export const paymentSchema = z.strictObject({ method: z.enum(['invoice', 'card']) });
type Address = z.infer<typeof addressSchema>;
type Payment = z.infer<typeof paymentSchema>;

/** The orders of this run; the first is there from the beginning, so that it can be read at once. */
export function ordersOf(world: World): Map<number, Order> {
  return world.recall('orders', () => new Map<number, Order>([[1, { id: 1, books: [21, 22, 23] }]]));
}

export function openOrder(world: World, books: readonly number[]): Order {
  const all = ordersOf(world);
  const order: Order = { id: all.size + 1, books };
  all.set(order.id, order);
  return order;
}

/** What must still be said before an order can be confirmed. */
export function stepsLeft(order: Order): readonly ('address' | 'payment')[] {
  return (['address', 'payment'] as const).filter((step) => order[step] === undefined);
}
