import { useDeferredValue, useMemo, useState } from 'react';
import { type Operation, readOperations } from '#shared/graphql/read-operations';
import type { TextProblem } from '../../../editor';

interface Reading {
  /** While the query is broken, those that it had before. */
  readonly operations: readonly Operation[];
  readonly marks: readonly TextProblem[];
}

const none: readonly never[] = [];

/** What a query holds, read again once whoever types it pauses. */
export function useQueryReading(query: string): Reading {
  const settled = useDeferredValue(query);
  const { operations, problem } = useMemo(() => readOperations(settled), [settled]);
  const [whole, setWhole] = useState<readonly Operation[]>(none);
  if (problem === null && whole !== operations) setWhole(operations);
  const marks = useMemo(() => (problem === null ? none : [{ ...problem, message: problem.reason }]), [problem]);
  return { operations: problem === null ? operations : whole, marks };
}
