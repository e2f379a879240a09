import type { Failure } from '#shared/failure';
import { EmptyNote } from '../../../ui/empty-note';
import { sentenceOf } from './body-failure';

/** Stands where a body would, when it cannot be read. */
export function ViewFailure({ failure }: { readonly failure: Failure }) {
  return (
    <div role="alert">
      <EmptyNote title="The body cannot be shown">{sentenceOf(failure)}</EmptyNote>
    </div>
  );
}
