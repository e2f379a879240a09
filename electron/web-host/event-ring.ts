export interface NumberedEvent {
  readonly seq: number;
  /** The whole message as it goes over the socket. */
  readonly text: string;
}

export interface EventRing {
  /** Number of the last event, 0 before the first. */
  readonly seq: number;
  add(name: string, payload: unknown): NumberedEvent;
  /** Every event after that number, or null when some of them are no longer kept. */
  since(seq: number): readonly NumberedEvent[] | null;
}

interface Limits {
  readonly events?: number;
  readonly characters?: number;
}

/** Keeps the last events for pages that were away for a moment. */
export function createEventRing({ events: mostEvents = 5_000, characters: mostCharacters = 8_000_000 }: Limits = {}): EventRing {
  const kept: NumberedEvent[] = [];
  let held = 0;
  let last = 0;

  return {
    get seq() {
      return last;
    },
    add(name, payload) {
      last += 1;
      const event = { seq: last, text: JSON.stringify({ type: 'event', seq: last, name, payload }) };
      kept.push(event);
      held += event.text.length;
      while (kept.length > mostEvents || held > mostCharacters) held -= kept.shift()?.text.length ?? 0;
      return event;
    },
    since(seq) {
      if (seq > last) return null;
      const missed = kept.filter((event) => event.seq > seq);
      return missed.length === last - seq ? missed : null;
    },
  };
}
