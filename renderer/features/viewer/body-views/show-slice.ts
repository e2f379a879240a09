import type { ReactNode } from 'react';

/** Shows a stretch of a body as a body of its own, with all of its views. */
export type ShowSlice = (sliceId: string, contentType: string | null) => ReactNode;
