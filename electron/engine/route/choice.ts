import type { ChosenWay } from '#shared/model/chosen-way';
import type { Route } from './route';

/** The ways a request may take, the wanted one first, and who decided on them. */
export interface Choice {
  readonly routes: readonly Route[];
  /** Null where nothing but the address decided. */
  readonly way: Decision | null;
}

/** Who decided, and what led to it. */
export type Decision = Pick<ChosenWay, 'by' | 'source' | 'said' | 'notes'>;

/** Past every proxy, by somebody’s word. */
export const straight = (way: Decision | null): Choice => ({ routes: [{ kind: 'direct' }], way });
