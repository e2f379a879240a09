import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import { Remark } from './remark';

interface Props {
  readonly failures: readonly Failure[];
  readonly define: (name: string) => { readonly label: string; readonly run: () => void } | null;
}

const atMost = 3;

/** Names without a value that stand in a part of the request, said where they are seen whichever part is shown. */
export function UnknownElsewhere({ failures, define }: Props) {
  const unknown = failures.flatMap((failure) =>
    failure.kind === 'badDraft' && failure.unknown !== undefined && failure.place.part !== 'url'
      ? [{ name: failure.unknown, words: describeFailure(failure) }]
      : [],
  );
  const more = unknown.length - atMost;
  return (
    <>
      {unknown.slice(0, atMost).map(({ name, words }) => (
        <Remark key={words} tone="danger" text={words} act={define(name)} />
      ))}
      {more > 0 && <Remark tone="danger" text={`And ${more} more without a value.`} />}
    </>
  );
}
