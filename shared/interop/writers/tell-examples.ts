import type { PlacedRequest } from './kept';
import type { Losses } from './losses';

/** Notes that a format of requests alone leaves the examples of a request out. */
export function tellExamples({ request, place }: PlacedRequest, losses: Losses, why: string): void {
  const count = request.examples?.length ?? 0;
  if (count > 0) losses.lose(place, count === 1 ? 'its example' : `its ${count} examples`, why);
}
