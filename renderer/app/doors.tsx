import type { ReactNode } from 'react';

interface Props {
  readonly tabId: string;
}

export function AddressBar({ tabId }: Props) {
  return <div>{tabId}</div>;
}
export const RequestPane = AddressBar;
export const RequestStrip = AddressBar;
export const BrowsePage = AddressBar;
export function ResponsePane({ views }: Props & { readonly views: { readonly browse: ReactNode } }) {
  return <div>{views.browse}</div>;
}
