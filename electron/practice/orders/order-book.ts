import { z } from 'zod';
import type { Drawer } from '../world/drawers.ts';
import type { World } from '../world/world.ts';

/** An order on its way from cart to confirmation; every step is a request of its own. */
export interface Order {
  readonly id: number;
  readonly books: readonly number[];
  readonly address?: Address;
  readonly payment?: Payment;
  readonly confirmed?: string;
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

type Kept = Omit<Order, 'id'>;

/** The first is there from the beginning, so that it can be read at once. */
const ordersOf = (world: World): Drawer<Kept> => world.drawers.open<Kept>('orders', () => [[1, { books: [21, 22, 23] }]]);

export function orderNumbered(world: World, number: string): Order | undefined {
  const kept = ordersOf(world).get(number);
  return kept && { id: Number(number), ...kept };
}

export function openOrder(world: World, books: readonly number[]): Order {
  return { id: ordersOf(world).add({ books }), books };
}

/** Keeps an order as it is now, and gives it back. */
export function keepOrder(world: World, order: Order): Order {
  const { id, ...kept } = order;
  ordersOf(world).set(id, kept);
  return order;
}

/** What must still be said before an order can be confirmed. */
export function stepsLeft(order: Order): readonly ('address' | 'payment')[] {
  return (['address', 'payment'] as const).filter((step) => order[step] === undefined);
}
