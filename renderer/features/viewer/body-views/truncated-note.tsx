import { sizeOf } from './body-words';
import { Notice } from './notice';

/** Says of a body that it is not whole. */
export const TruncatedNote = ({ bytes }: { readonly bytes: number }) => (
  <Notice>The exchange failed before the body was whole. These are the {sizeOf(bytes)} that had arrived.</Notice>
);
