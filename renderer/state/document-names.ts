import type { BodyKind } from '#shared/model/body';

/** A text of a body that has an editor of its own. */
export type TextOfBody = BodyKind | 'graphql-variables';

/** The editor's name for a text of a tab's body. */
export const bodyDocument = (tabId: string, kind: TextOfBody): string => `${tabId}/${kind}`;
