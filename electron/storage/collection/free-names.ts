import { safeStem, twinKey } from './file-names.ts';

/** Names of files in one folder, each given out once. */
export interface Names {
  /** A safe name for something that is called that; with a number where it is taken. */
  take(name: string, ending: string): string;
}

/** Paths that are longer than this, in bytes, get short names below them: some systems take no more than 1,024 in all. */
const longPath = 500;
const shortStem = 24;

/** `taken` are names that are in use; `folder` is where they stand, for how long they may be. */
export function createNames(taken: Iterable<string>, folder: string): Names {
  const keys = new Set(Array.from(taken, twinKey));
  const counts = new Map<string, number>();
  const isLong = Buffer.byteLength(folder) > longPath;
  return {
    take(name, ending) {
      const stem = isLong
        ? safeStem(
            Array.from(name)
              .slice(0, shortStem / 4)
              .join(''),
          )
        : safeStem(name);
      const counted = twinKey(`${stem}${ending}`);
      for (let number = counts.get(counted) ?? 1; ; number++) {
        const wanted = number === 1 ? `${stem}${ending}` : `${stem} ${number}${ending}`;
        if (keys.has(twinKey(wanted))) continue;
        keys.add(twinKey(wanted));
        counts.set(counted, number + 1);
        return wanted;
      }
    },
  };
}
