import { type LookUpPage, lookUpPages, pageTitles } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Segments } from '../../ui/segments';

const options = lookUpPages.map((value) => ({ value, label: pageTitles[value] }));

/** Statuses, headers and methods stand side by side: which of them is shown. */
export function LookUpNav({ page }: { readonly page: LookUpPage }) {
  const turnTo = useApp((state) => state.turnTo);
  return <Segments label="What to look up" value={page} options={options} onChange={turnTo} />;
}
