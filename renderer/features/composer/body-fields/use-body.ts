import { blankBody, type Body, type BodyKind } from '#shared/model/body';
import { refusalsOf, type Refusals } from '../failure-place';
import { useTab, useDraft } from '../use-tab';

type BodyOf<K extends BodyKind> = Extract<Body, { kind: K }>;

/** The body of a tab's draft while it is of one kind, the way to change it, and why it was refused. */
export function useBody<K extends BodyKind>(
  tabId: string,
  kind: K,
): { readonly body: BodyOf<K>; readonly put: (change: Partial<BodyOf<K>>) => void; readonly refused: Refusals } {
  const { failures } = useTab(tabId);
  const [{ body: current }, edit] = useDraft(tabId);
  const body = isOf(current, kind) ? current : (blankBody[kind] as BodyOf<K>);
  return { body, put: (change) => edit({ body: { ...body, ...change } }), refused: refusalsOf(failures) };
}

const isOf = <K extends BodyKind>(body: Body, kind: K): body is BodyOf<K> => body.kind === kind;
