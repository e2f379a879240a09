import { askerOf, refusalKey, type Refusals } from '../../state/knowledge';
import { useApp } from '../../state/use-app';

const none: Refusals = {};

/** Methods that a resource has refused to whom the tab sends as. */
export const useRefusals = (tabId: string, url: string): Refusals =>
  useApp(({ tabs, refusals }) => {
    const draft = tabs[tabId]?.draft;
    return (draft && URL.canParse(url) && refusals.get(refusalKey(url, askerOf(draft)))) || none;
  });
