/** A sentence as a part of another: without its capital and its full stop. */
export const sentencePart = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '');
