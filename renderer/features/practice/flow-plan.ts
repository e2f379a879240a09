import type { FlowFacts } from './flow-facts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Stream {
  readonly path: string;
  readonly width: number;
  readonly kind: 'there' | 'hit' | 'dead';
}

/** Where everything stands in the drawing of who answers, in pixels. */
export interface FlowPlan {
  readonly height: number;
  readonly caller: Box;
  readonly front: Box;
  readonly replicas: readonly Box[];
  /** Left edge and middle of the store. */
  readonly store: { readonly x: number; readonly y: number };
  readonly streams: readonly Stream[];
}

const widest = 38;
const thinnest = 1.5;
const middle = 120;
const replicaHeight = 48;
const replicaGap = 26;

/** The narrowest drawing in which no word stands on another. */
export const narrowestFlow = 600;

/** Lays the drawing out for a width; the room between the boxes grows with it. */
export function planFlow(facts: FlowFacts, width: number): FlowPlan {
  return facts.hits === null ? planPlain(facts, width) : planLayers(facts, facts.hits, width);
}

const right = (width: number) => ({ store: width - 70, replicas: width - 264 });

function planLayers(facts: FlowFacts, hits: number, width: number): FlowPlan {
  const { store, replicas: left } = right(width);
  const thick = thicknessOf(facts.sent);
  const passed = facts.sent - hits;
  const front = { x: 148, y: 16, width: 152, height: 190 };
  const caller = { x: 16, y: 46, width: 92, height: 104 };
  const replicas = facts.replicas.map((_, at) => ({
    x: left,
    y: 22 + at * (replicaHeight + replicaGap),
    width: 140,
    height: replicaHeight,
  }));
  const end = front.x + front.width;
  const whole = thick(facts.sent);
  // The two lie in the stream they come from: what the cache takes above, what goes on below.
  const hitY = middle - whole / 2 + thick(hits) / 2;
  const passY = middle + whole / 2 - thick(passed) / 2;
  const streams: Stream[] = [
    { kind: 'there', width: whole, path: across(caller.x + caller.width, middle, front.x, middle) },
    ...(hits > 0 ? [{ kind: 'hit' as const, width: thick(hits), path: back(caller.x + caller.width, hitY, front.x + 44) }] : []),
    ...(passed > 0 ? [{ kind: 'there' as const, width: thick(passed), path: across(front.x, passY, end, passY) }] : []),
    ...facts.replicas.flatMap(({ alive, answered }, at): Stream[] => {
      const box = replicas[at];
      if (!box) return [];
      const y = box.y + replicaHeight / 2;
      const kind = alive ? 'there' : 'dead';
      const from = passY + (at - 1) * 4;
      return [
        { kind, width: thick(answered), path: across(end, from, left, y) },
        { kind, width: thick(answered), path: across(left + box.width, y, store, middle + (at - 1) * 6) },
      ];
    }),
  ];
  return { height: 222, caller, front, replicas, store: { x: store, y: middle }, streams };
}

function planPlain(facts: FlowFacts, width: number): FlowPlan {
  const { store } = right(width);
  const y = 62;
  const caller = { x: 16, y: 24, width: 120, height: 76 };
  const front = { x: Math.round((width - 152) / 2), y: 24, width: 152, height: 76 };
  const thick = Math.min(thicknessOf(facts.sent)(facts.sent), 16);
  const streams: Stream[] = [
    { kind: 'there', width: thick, path: across(caller.x + caller.width, y, front.x, y) },
    { kind: 'there', width: thick, path: across(front.x + front.width, y, store, y) },
  ];
  return { height: 116, caller, front, replicas: [], store: { x: store, y }, streams };
}

/** As wide as there are requests; a hair where there are none. */
const thicknessOf =
  (sent: number) =>
  (count: number): number =>
    count === 0 ? thinnest : Math.max(thinnest, (count / Math.max(sent, 12)) * widest);

function across(x: number, y: number, toX: number, toY: number): string {
  const half = Math.round((x + toX) / 2);
  return `M${x} ${y}C${half} ${y} ${half} ${toY} ${toX} ${toY}`;
}

/** Into the cache and out again, to whoever asked. */
const back = (x: number, y: number, turn: number): string =>
  `M${x + 44} ${y}H${turn}C${turn + 22} ${y} ${turn + 22} 66 ${turn} 66H${x}`;
