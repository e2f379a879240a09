import type { Host } from '#shared/contract/types';
import { readServerErrors } from '#shared/hypermedia/forms/read-server-errors';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import { valueAt } from '#shared/hypermedia/forms/value-at';
import { type Exchange, type FinishedExchange, lastHop } from '#shared/model/exchange';
import type { FieldProblem, OpenForm } from '#shared/model/open-form';
import { useEffect, useMemo, useState } from 'react';
import { noteRefusedNulls } from '../../../state/forms/refused-nulls';
import { problemsOf } from '../../../state/forms/check-open';
import { useHost } from '../../../state/use-app';
import { smallBodyLimit } from '../../../state/small-body';

export interface Refusal {
  readonly exchange: FinishedExchange;
  /** The body of the answer; null when there is none, or it is too long. */
  readonly text: string | null;
  readonly problems: readonly FieldProblem[];
}

const texts = new WeakMap<FinishedExchange, string | null>();

/** What the server said against a form that was sent; null while it said nothing against it. */
export function useServerErrors(open: OpenForm, exchange: Exchange | undefined): Refusal | null {
  const host = useHost();
  const refusal = exchange?.phase === 'finished' && isRefusal(open, exchange) ? exchange : null;
  const { form } = open;
  const values = open.sent?.values;
  const [read, setRead] = useState<FinishedExchange | null>(null);
  useEffect(() => {
    if (!refusal || texts.has(refusal)) return undefined;
    let isWanted = true;
    void readText(host, refusal).then((text) => {
      texts.set(refusal, text);
      if (values) noteRefusedNulls(form.url, values, problemsIn(refusal, text, form));
      if (isWanted) setRead(refusal);
    });
    return () => void (isWanted = false);
  }, [host, refusal, form, values]);
  const text = refusal ? texts.get(refusal) : undefined;
  return useMemo(() => {
    if (!refusal || text === undefined) return null;
    return { exchange: refusal, text, problems: problemsIn(refusal, text, form) };
    // `read` only says that the text of an answer has come.
  }, [refusal, text, form, read]); // oxlint-disable-line react/exhaustive-deps
}

function problemsIn(refusal: FinishedExchange, text: string | null, form: OpenForm['form']): FieldProblem[] {
  const { url, method } = lastHop(refusal) ?? refusal;
  const { status, headers } = refusal.head;
  return problemsOf(readServerErrors({ method, url, status, headers, body: text }, form));
}

const isRefusal = ({ sent }: OpenForm, exchange: FinishedExchange): boolean =>
  sent?.exchangeId === exchange.id && exchange.head.status >= 400;

async function readText(host: Host, { bodyId, bodyBytes }: FinishedExchange): Promise<string | null> {
  if (bodyId === null || bodyBytes === 0 || bodyBytes > smallBodyLimit) return null;
  const body = await host.call('body.readText', { bodyId, charset: null });
  return body.ok ? body.value.text : null;
}

/** Without what was said of values that are other ones by now. */
export function stillTrue(problems: readonly FieldProblem[], sent: OpenForm['sent'], values: OpenForm['values']): FieldProblem[] {
  return problems.filter(({ place }) => place === '' || !sent || sameValue(valueAt(sent.values, place), valueAt(values, place)));
}
