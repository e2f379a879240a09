import type { HostCookies } from '#shared/model/cookie';
import { Cookie } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { createDraft } from '#shared/model/request-draft';
import { inheritsFrom, isSame } from '../../state/tab';
import { useApp, useHost } from '../../state/use-app';
import { useJarWords } from './use-jar-words';
import { useTurns } from './use-jar';

/** While an address is typed, its host is not asked about at each key. */
const quietMs = 250;
const blank = createDraft();

/** How many cookies the jar in use has for the host of the request in front; opens them. */
export function CookieLine({ className }: { readonly className: string }) {
  const found = useHostCookies();
  const words = useJarWords();
  const open = useApp((state) => state.openCookies);
  if (found === null) return null;
  const { jar, host, count, domain } = found;
  const says = count === 0 ? 'no cookies' : count === 1 ? '1 cookie' : `${count} cookies`;
  const where = `${host === '' ? '' : `for ${host} `}in the jar: ${words(jar)}`;
  return (
    <Button className={className} aria-label={`${says} ${where}. Open the jar`} onPress={() => open(jar, domain)}>
      <Cookie size={12} strokeWidth={1.5} aria-hidden />
      {says}
    </Button>
  );
}

/** Asked again when the request leads elsewhere, another environment is in use, or a jar changes. */
function useHostCookies(): HostCookies | null {
  const host = useHost();
  const draft = useApp(({ tabs, activeTabId }) => tabs[activeTabId ?? '']?.draft ?? blank);
  const place = usePlaceInFront();
  const environments = useApp((state) => state.environments);
  const turn = useTurns(null);
  const [found, setFound] = useState<HostCookies | null>(null);
  // Nothing else of a draft says where it leads.
  const asked = JSON.stringify([draft.url, draft.variables, draft.socket?.kind]);
  useEffect(() => {
    let isLate = false;
    const timer = setTimeout(() => {
      void host.call('cookie.forHost', { draft, place }).then((answer) => {
        if (!isLate && answer.ok) setFound((before) => (isSame(before, answer.value) ? before : answer.value));
      });
    }, quietMs);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked again when what could change the answer changes
  }, [host, asked, place?.root, place?.path, environments, turn]);
  return found;
}

function usePlaceInFront() {
  const tab = useApp(({ tabs, activeTabId }) => tabs[activeTabId ?? '']);
  return tab ? inheritsFrom(tab) : null;
}
