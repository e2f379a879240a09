import type { JsonRows } from '#shared/model/body-window';
import { groupDigits } from './body-words';
import { Notice } from './notice';

/** Says that a body is not the JSON it should be, and where. What came before is shown as a tree all the same. */
export const BodyProblem = ({ problem }: { readonly problem: NonNullable<JsonRows['problem']> }) => (
  <Notice>
    This is not all JSON. Line {groupDigits(problem.line)}, byte {groupDigits(problem.offset)}: {problem.message}
  </Notice>
);
