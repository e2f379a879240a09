import type { EventName, EventPayload, Publish } from './types';

type Listener = (name: EventName, payload: unknown) => void;

export interface EventBus {
  readonly publish: Publish;
  /** Hears every event from now on; returns the way to stop. */
  subscribe(listener: Listener): () => void;
}

/** Carries events from the services to whoever mounts them. A listener that throws does not silence the others. */
export function createEventBus(onBug: (thrown: unknown) => void = () => {}): EventBus {
  const listeners = new Set<Listener>();
  return {
    publish: <N extends EventName>(name: N, payload: EventPayload<N>) => {
      for (const listener of listeners) {
        try {
          listener(name, payload);
        } catch (thrown) {
          onBug(thrown);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
