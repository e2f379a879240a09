import type { ReactNode } from 'react';

interface Props {
  readonly tabId: string;
}

export function BrowsePage({ tabId }: Props) {
  return <div>{tabId}</div>;
}
export function ResponsePane({ views }: Props & { readonly views: { readonly browse: ReactNode } }) {
  return <div>{views.browse}</div>;
}
