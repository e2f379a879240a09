import type { PracticeControls } from '#shared/model/practice';
import { changeSwitches, switchesOf } from './frame/switches.ts';
import { gatewayOf, pictureOf } from './gateway/start-gateway.ts';
import { forgetRates, ratesUsed } from './policies/throttling.ts';
import type { Steering } from './messages.ts';
import type { World } from './world/world.ts';

/** How the server is set. */
export function controlsOf(world: World): PracticeControls {
  const gateway = gatewayOf(world);
  return {
    advancedSeconds: world.clock.advancedSeconds,
    switches: switchesOf({ world }),
    ...(gateway && { gateway: pictureOf(gateway) }),
    rates: ratesUsed(world),
  };
}

/** Does what whoever started the server wants of it; the news is announced when it is so. */
export function steer(world: World, steering: Steering): void {
  switch (steering.type) {
    case 'advanceClock':
      return world.clock.advance(steering.seconds);
    case 'setClockRight':
      forgetRates(world);
      gatewayOf(world)?.cache.clear();
      return world.clock.setRight();
    case 'emptyCache':
      return gatewayOf(world)?.cache.clear();
    case 'setSwitches':
      return void changeSwitches({ world }, steering.change);
    case 'setSticky':
      return gatewayOf(world)?.stick(steering.sticky);
    case 'setReplica': {
      const replica = gatewayOf(world)?.replicas.find(({ number }) => number === steering.number);
      return void (steering.alive ? replica?.revive() : replica?.kill());
    }
  }
}
