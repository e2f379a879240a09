import type { NextTry } from '#shared/explain/explanation';
import { useEffect } from 'react';
import { useApp } from '../../state/use-app';

/** Alt+1 to Alt+9 do the first to the ninth of what to try, while the view is shown. */
export function useTryKeys(tabId: string, tries: readonly NextTry[]): void {
  const run = useApp((state) => state.tryNext);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
      const next = tries[Number(event.code.slice(5)) - 1];
      if (!next || (next.action.kind === 'wait' && next.action.until > Date.now())) return;
      event.preventDefault();
      run(tabId, next);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [tabId, tries, run]);
}
