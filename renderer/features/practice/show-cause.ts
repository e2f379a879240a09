import type { PracticeLogLine } from '#shared/model/practice';
import { createDraft } from '#shared/model/request-draft';
import type { AppState } from '../../state/app-state';

/** Goes to the exchange behind a line; the request of another program, or one that was forgotten, opens as a draft. */
export async function showCause(state: () => AppState, line: PracticeLogLine, origin: string | null): Promise<void> {
  const { exchangeId, method, target } = line;
  if (exchangeId !== undefined && (await state().showExchange(exchangeId))) return;
  const remark =
    exchangeId === undefined
      ? 'Another program sent this. Of its request, the log knows method and address; headers and body are not in it.'
      : 'This exchange is not kept any more. Of its request, the log knows method and address.';
  const { openTab } = state();
  openTab({ draft: createDraft((origin ?? '') + target, method), remark });
}
