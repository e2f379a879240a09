import type { Endpoint, GroupName, TryIt } from '../endpoint.ts';
import { serveView, viewMethods, type View } from './view.ts';

/** What people read about an endpoint. */
export interface Words {
  /** The name of the view, as OPTIONS and the page have it: "Book List". */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
}

export interface Place {
  readonly path: string;
  readonly group: GroupName;
}

/** Any DRF view as an endpoint. The view refuses methods itself, after it knows who asks. */
export function viewEndpoint(view: Omit<View, 'name' | 'description'>, { path, group }: Place, words: Words): Endpoint {
  const { name, summary, description, tryIt } = words;
  const whole: View = { ...view, name, description };
  return {
    path,
    group,
    summary,
    description,
    tryIt,
    methods: [...viewMethods(whole), 'OPTIONS'],
    methodsJudgedBy: 'endpoint',
    access: (method) => ({
      schemes: view.authenticators.map((each) => each.name),
      open: view.permission.allows(method, null),
    }),
    handle: (ask) => serveView(whole, ask),
  };
}
