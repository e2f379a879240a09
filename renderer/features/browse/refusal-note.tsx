import { headerValues, listOf } from '#shared/http/header-list';
import type { PageModel } from '#shared/hypermedia/page';
import { type FinishedExchange, lastHop } from '#shared/model/exchange';
import { ChevronDown, CircleAlert } from 'lucide-react';
import { whoWords } from '../../state/identities';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { useIdentities } from '../../state/use-identities';
import { Button } from '../../ui/button';
import { ChoiceMenu } from '../../ui/choice-menu';
import { leftBehind } from './redirect-note';
import styles from './refusal-note.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: FinishedExchange;
  /** The page of the refusal. */
  readonly page: PageModel;
  /** The page below is the one from before. */
  readonly isEarlierShown: boolean;
}

export const isRefusal = (status: number): boolean => status === 401 || status === 403 || status === 405;

/** Why the page is not what was asked for: what was refused, to whom, what the server says, and what to do. */
export function RefusalNote({ tabId, exchange, page, isEarlierShown }: Props) {
  const { known } = useIdentities(tabId);
  const step = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab);
  });
  const showView = useApp((state) => state.showView);
  const who = leftBehind(exchange) ? 'without its credentials' : step ? whoWords(step.draft, known) : '';
  return (
    <section aria-label="Refused" className={styles.note}>
      <CircleAlert size={16} strokeWidth={1.5} aria-hidden />
      <div className={styles.words}>
        <p>{sentenceOf(exchange, who)}</p>
        {isEarlierShown && (
          <p className={styles.said}>
            {page.description !== '' && (
              <>
                The server says: <bdi>{page.description}</bdi>{' '}
              </>
            )}
            Below is the page from before.
          </p>
        )}
      </div>
      <div className={styles.ways}>
        {exchange.head.status !== 405 && <SendAsMenu tabId={tabId} who={who} />}
        {isEarlierShown && (
          <Button size="small" variant="quiet" onPress={() => showView(tabId, 'body')}>
            Show the answer
          </Button>
        )}
      </div>
    </section>
  );
}

function sentenceOf(exchange: FinishedExchange, who: string): string {
  const { status, headers } = exchange.head;
  const method = lastHop(exchange)?.method ?? exchange.method;
  if (status === 401) return `This asks who you are: the ${method} was sent ${who}.`;
  if (status === 403) return `The ${method} was sent ${who}, who may not do this here.`;
  const allowed = listOf(headerValues(headers, 'Allow'));
  const rest = allowed.length > 0 ? `; it has ${allowed.join(', ')}` : '';
  return `This resource has no ${method}${rest}. Whoever sends it.`;
}

/** Everybody else the same request can be sent as. */
function SendAsMenu({ tabId, who }: { readonly tabId: string; readonly who: string }) {
  const { own, people } = useIdentities(tabId);
  const sendAs = useApp((state) => state.sendAs);
  const manage = useApp((state) => state.manageIdentities);
  const others = [...own, ...people].filter(({ name }) => `as ${name}` !== who);
  const choices = others.map(({ id, name, auth }) => ({ id, label: name, onAction: () => sendAs(tabId, auth) }));
  return (
    <ChoiceMenu
      label="Try as somebody else"
      sections={[
        { title: 'Send the same as', choices },
        { title: 'Identities', choices: [{ id: 'manage', label: 'Manage identities…', onAction: () => manage(true) }] },
      ]}
    >
      <b>Try as somebody else</b>
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </ChoiceMenu>
  );
}
