import type { SceneId } from '#shared/lessons/lesson';
import type { ComponentType } from 'react';
import { BalancerScene } from './balancer-scene';
import { CartScene } from './cart-scene';
import { CycleScene } from './cycle-scene';

/** Every drawing that a lesson can have. */
export const scenes: Partial<Readonly<Record<SceneId, ComponentType>>> = {
  cycle: CycleScene,
  balancer: BalancerScene,
  'stateless-or-session': CartScene,
};
