interface Props {
  readonly tabId: string;
}

export function BrowsePage({ tabId }: Props) {
  return <div>{tabId}</div>;
}
export { ResponsePane } from '../features/viewer';
