import type { Lesson } from '../lesson';
import { cartInAToken } from './cart-in-a-token';
import { clientAndServer } from './client-and-server';
import { codeOnDemand } from './code-on-demand';
import { layers } from './layers';
import { markedCacheable } from './marked-cacheable';
import { noMemory } from './no-memory';
import { threeServers } from './three-servers';
import { uniformInterface } from './uniform-interface';
import { whatItBuys } from './what-it-buys';

/** The constraints of REST, in reading order. */
export const restConstraints: readonly Lesson[] = [
  clientAndServer,
  noMemory,
  cartInAToken,
  threeServers,
  markedCacheable,
  uniformInterface,
  layers,
  codeOnDemand,
  whatItBuys,
];
