import { isSameOrigin } from '../follow-draft';
import { headerValue } from '#shared/http/header-list';
import { type Exchange, type FinishedExchange, lastHop } from '#shared/model/exchange';
import { noForms, type OpenForm } from '#shared/model/open-form';
import { currentStep, type Tab, type TrailStep } from '../tab';
import { leaveStep, type Moved } from '../trail';
import { isDraftOf } from './form-draft';
import { secretsOfForm } from './form-secrets';
import { formsOf, openFormOf, stepWithForms, tabWithForms, withDraftOfForm } from './page-forms';

type Place = (tab: Tab, exchangeId: string) => Moved;

/**
 * Sends what a tab held when that was asked for. The form it comes from goes along to the step of its answer, with what was typed
 * since, and what was typed stays behind as well; where another request was typed over it, the form stays behind as it was.
 */
export function placeSend(now: Tab, pressed: Tab, exchangeId: string, place: Place): Moved {
  const tab = { ...now, draft: pressed.draft };
  const { open, shelf } = formsOf(currentStep(tab));
  if (!open) return place(tab, exchangeId);
  const { draft, dirty } = tab;
  const { tab: moved, released } = place({ ...leaveStep(withDraftOfForm(tab)), draft, dirty }, exchangeId);
  if (!isDraftOf(open, tab.draft)) return { tab: moved, released };
  const before = formsOf(currentStep(pressed)).open;
  const sent = { exchangeId, values: (before?.key === open.key ? before : open).values };
  const next = tabWithForms(moved, { open: { ...open, sent, refused: [] }, shelf });
  return { tab: { ...next, secrets: withSecrets(tab.secrets, open, exchangeId) }, released };
}

/** The form goes, and its words stay in the draft that was sent. */
function withSecrets(before: Tab['secrets'], open: OpenForm, exchangeId: string): Tab['secrets'] {
  const words = secretsOfForm(open).filter(({ text }) => !before.some((word) => word.text === text));
  return [...before, ...words.map(({ id, text }) => ({ id: `${exchangeId} ${id}`, text }))];
}

/** Whether the form a tab shows is on its way just now. */
export function isOnItsWay(tab: Tab, exchanges: Readonly<Record<string, Exchange>>): boolean {
  const exchange = exchanges[openFormOf(tab)?.sent?.exchangeId ?? ''];
  return exchange !== undefined && exchange.phase !== 'finished' && exchange.phase !== 'failed';
}

/** The server did what was asked. */
export const isSuccess = (exchange: Exchange): exchange is FinishedExchange =>
  exchange.phase === 'finished' && exchange.stop === null && exchange.head.status >= 200 && exchange.head.status < 300;

/** A tab without any trace of a form that has done its work: nothing is left loaded for a second send. */
export function withoutForm(tab: Tab, isDone: (step: TrailStep) => boolean): Tab {
  const trail = tab.trail.map((step) => (isDone(step) ? { ...stepWithForms(step, noForms), typed: null } : step));
  return { ...tab, trail };
}

/** Where the result of a form can be seen: what was made, or what was changed without being shown; null when the answer shows it. */
export function resultAddress(exchange: FinishedExchange): string | null {
  const { url, method } = lastHop(exchange) ?? exchange;
  const { status, headers } = exchange.head;
  const location = status === 201 ? headerValue(headers, 'Location') : null;
  const isUnseen = exchange.bodyBytes === 0 && /^(?:PUT|PATCH)$/i.test(method);
  return (location !== null && withinOrigin(location, url)) || (isUnseen ? url : null);
}

/** Where a reference leads, when it stays within the origin of its page. */
function withinOrigin(location: string, base: string): string | null {
  if (!URL.canParse(location, base)) return null;
  const { href } = new URL(location, base);
  return isSameOrigin(href, base) ? href : null;
}
