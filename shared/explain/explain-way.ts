import type { Hop } from '../model/exchange';
import { usedWay } from '../model/chosen-way';
import { wayTaken, whoDecided } from '../model/way-words';
import type { ExplanationStep } from './explanation';

/** Which way each hop went, and who decided so. Hops whose address alone decided have nothing to tell, nor those that go as the one before. */
export function explainWays(hops: readonly Hop[]): ExplanationStep[] {
  return hops.flatMap(({ way }, hop) => {
    if (way === undefined) return [];
    const title = whoDecided(way);
    const before = hops[hop - 1]?.way;
    const taken = wayTaken(way);
    if (before !== undefined && whoDecided(before) === title && wayTaken(before) === taken) return [];
    const used = usedWay(way);
    return [
      {
        tone: used === undefined ? ('bad' as const) : used.index === 0 ? ('good' as const) : ('plain' as const),
        title,
        detail: [...way.notes, taken].join(' '),
        evidence: [{ kind: 'connection' as const, hop }],
      },
    ];
  });
}
