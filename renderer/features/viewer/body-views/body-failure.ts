import type { Failure } from '#shared/failure';

/** Why a body could not be read or searched, in a sentence. */
export function sentenceOf(failure: Failure): string {
  switch (failure.kind) {
    case 'rejectedInput':
      return failure.issues.join(' ');
    case 'notFound':
      return 'This body is not kept any more. Send the request again to see it.';
    case 'fileFailed':
      return `${failure.path}: ${failure.reason}.`;
    case 'limitExceeded':
      return failure.limit === 'diskSpace' ? 'The disk is full.' : 'This body is too large for that.';
    case 'hostGone':
      return 'Cairn itself cannot be reached just now.';
    default:
      return `This body cannot be read (${failure.kind}).`;
  }
}
