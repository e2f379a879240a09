/** What hangs there: seconds the clock is ahead, the switches (1 is on), and how often all was put back to the beginning. */
const places = {
  advancedSeconds: 0,
  maintenance: 1,
  captivePortal: 2,
  latencyMs: 3,
  resets: 4,
  retryAfterSeconds: 5,
  cutting: 6,
} as const;
export type Place = keyof typeof places;

/** A few numbers that every thread of one server sees at once. */
export interface Wall {
  /** To be handed to other threads. */
  readonly memory: SharedArrayBuffer;
  read(place: Place): number;
  write(place: Place, value: number): void;
  /** Back to zeros, but for one. */
  clear(except: Place): void;
}

const bytes = Object.keys(places).length * Float64Array.BYTES_PER_ELEMENT;

/** A wall of zeros, or the one that another thread has put up. */
export function createWall(memory = new SharedArrayBuffer(bytes)): Wall {
  const numbers = new Float64Array(memory);
  return {
    memory,
    read: (place) => numbers[places[place]] ?? 0,
    write(place, value) {
      numbers[places[place]] = value;
    },
    clear(except) {
      numbers.forEach((_, at) => at !== places[except] && (numbers[at] = 0));
    },
  };
}
