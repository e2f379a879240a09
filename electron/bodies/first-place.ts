/** The first place in [low, high) where `holds` is false, or `high`. It must hold for all places before that, and for none after. */
export function firstPlaceWithout(low: number, high: number, holds: (place: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = from + Math.floor((to - from) / 2);
    if (holds(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
