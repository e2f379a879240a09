import { joinWords } from '../http/quantities';
import { usedWay, type ChosenWay, type TriedWay } from './chosen-way';

/** Who decided on a way and what was said, as a sentence without its end. */
export function whoDecided({ by, source, said, ways }: ChosenWay): string {
  switch (by) {
    case 'option':
      return ways[0]?.way === 'DIRECT' ? 'Options leave this host out' : `Options name the proxy ${said}`;
    case 'environment':
      if (said !== '') return `${source} names the proxy ${said}`;
      return source === '' ? 'The environment names no proxy' : `${source} leaves this host out`;
    case 'system':
      return said === '' || ways[0]?.way === 'DIRECT' ? `${source} names no proxy for this host` : `${source} says ${said}`;
    case 'pac':
      return `The PAC file ${source} says “${said}”`;
  }
}

/** Which of the ways was gone, and why not the ones before it, as a sentence. */
export function wayTaken(chosen: ChosenWay): string {
  const { ways } = chosen;
  const used = usedWay(chosen);
  const failed = ways.filter(({ outcome }) => outcome === 'failed');
  const dead = joinWords(failed.map(({ way, reason }) => `${way} (${reason})`));
  if (used === undefined) return failed.length === 0 ? 'None of them was tried.' : `It could not be gone: ${dead}.`;
  const taken = used.way === 'DIRECT' ? 'It went straight to the server' : `It went through ${used.way}`;
  if (used.index === 0) return `${taken}.`;
  return `${taken}, number ${used.index + 1} of ${ways.length}, since those before could not be reached: ${dead}.`;
}

/** What came of one way, in a word or two. */
export const outcomeWords: Readonly<Record<TriedWay['outcome'], string>> = {
  used: 'used',
  failed: 'not reached',
  left: 'not tried',
};
