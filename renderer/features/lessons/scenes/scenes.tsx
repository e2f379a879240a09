import type { SceneId } from '#shared/lessons/lesson';
import type { ComponentType } from 'react';
import { BalancerScene } from './balancer-scene';
import { CartScene } from './cart-scene';
import { ClientStateScene } from './client-state-scene';
import { CodeScene } from './code-scene';
import { CycleScene } from './cycle-scene';
import { FreshnessScene } from './freshness-scene';
import { LayersScene } from './layers-scene';
import { MatrixScene } from './matrix-scene';
import { OAuthScene } from './oauth-scene';
import { PagingScene } from './paging-scene';
import { PipelineScene } from './pipeline-scene';
import { RepresentationsScene } from './representations-scene';
import { SoapScene } from './soap-scene';
import { ThrottleScene } from './throttle-scene';
import { TwinsScene } from './twins-scene';

/** Every drawing that a lesson can have. */
export const scenes: Readonly<Record<SceneId, ComponentType>> = {
  cycle: CycleScene,
  'client-state': ClientStateScene,
  balancer: BalancerScene,
  'stateless-or-session': CartScene,
  'write-pipeline': PipelineScene,
  'osi-layers': LayersScene,
  'cache-freshness': FreshnessScene,
  'code-on-demand': CodeScene,
  representations: RepresentationsScene,
  'soap-or-rest': SoapScene,
  'cursor-or-page': PagingScene,
  'throttle-burst': ThrottleScene,
  'oauth-sequence': OAuthScene,
  'permission-matrix': MatrixScene,
  'good-and-bad-twins': TwinsScene,
};
