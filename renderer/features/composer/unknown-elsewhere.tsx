import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import { useApp } from '../../state/use-app';
import { Remark, type Act } from './remark';

interface Props {
  readonly failures: readonly Failure[];
  readonly define: (name: string) => Act | null;
}

type Misplaced = Extract<Failure, { kind: 'badDraft' }>;

const atMost = 3;

/** What is wrong in a part of the request that may not be shown, or in a folder above it, said where it is seen in any case. */
export function UnknownElsewhere({ failures, define }: Props) {
  const wayAbove = useWayAbove();
  const found = failures.filter(
    (failure): failure is Misplaced =>
      failure.kind === 'badDraft' &&
      (failure.above !== undefined || (failure.unknown !== undefined && failure.place.part !== 'url')),
  );
  const more = found.length - atMost;
  return (
    <>
      {found.slice(0, atMost).map((failure) => {
        const words = describeFailure(failure);
        const acts = [failure.unknown === undefined ? null : define(failure.unknown), wayAbove(failure)];
        return <Remark key={words} tone="danger" text={words} acts={acts.filter((act) => act !== null)} />;
      })}
      {more > 0 && <Remark tone="danger" text={`And ${more} more.`} />}
    </>
  );
}

/** The way to the folder or collection that gives what is wrong: its auth, or its settings. */
function useWayAbove(): (failure: Misplaced) => Act | null {
  const editAuth = useApp((state) => state.editFolderAuth);
  const openSettings = useApp((state) => state.openFolderSettings);
  return ({ above, place }) => {
    if (above === undefined) return null;
    const { from, root, path } = above;
    return place.part === 'auth'
      ? { label: `Auth of the ${from}`, run: () => editAuth({ root, path }) }
      : { label: `Settings of the ${from}`, run: () => openSettings({ root, path }) };
  };
}
