import type { FormObject } from '#shared/hypermedia/forms/form-value';
import { parametersPlace } from '#shared/hypermedia/forms/page-form';
import type { FieldProblem, OpenForm } from '#shared/model/open-form';
import type { RequestDraft } from '#shared/model/request-draft';
import { useMemo, useRef, useState } from 'react';
import { canShow } from '../../../state/forms/check-open';
import { currentExchange } from '../../../state/slices/exchanges-slice';
import { useApp } from '../../../state/use-app';
import type { FollowOptions } from '../../../ui/follow-link';
import { BodyEditor } from './body-editor';
import { FieldRows } from './field-rows';
import { FormContext } from './form-context';
import { FormHead } from './form-head';
import styles from './form-page.module.css';
import { FormSend } from './form-send';
import { FormSide } from './form-side';
import { useFocusProblem } from './use-focus-problem';
import { useFormParts } from './use-form-parts';
import { shownProblems } from './shown-place';
import { stillTrue, useServerErrors } from './use-server-errors';
import { WholeProblems } from './whole-problems';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
  readonly draft: RequestDraft;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** A form on its page: its fields, what of them will be sent, and what the server said of them. */
export function FormPage({ tabId, open, draft, onFollow }: Props) {
  const exchange = useApp(currentExchange(tabId));
  const refusal = useServerErrors(open, exchange);
  const isReadable = useMemo(() => canShow(open, draft), [open, draft]);
  const root = useRef<HTMLDivElement>(null);
  const failure = exchange?.phase === 'failed' && open.sent?.exchangeId === exchange.id ? exchange.failure : null;
  useFocusProblem(root, open.refused, refusal ?? failure);
  const said = refusal ? stillTrue(refusal.problems, open.sent, open.values) : [];
  const problems = useStable(shownProblems(open, [...open.refused, ...said]));
  const shared = useFormParts({ tabId, open, problems, onFollow });
  return (
    <FormContext value={shared}>
      <div ref={root} className={styles.split} data-form={open.form.method}>
        <section aria-label={open.form.title} className={styles.main}>
          <FormHead tabId={tabId} open={open} />
          <WholeProblems open={open} refusal={refusal} failure={failure} />
          {open.editor === 'instead' ? (
            <div className={styles.instead}>
              <BodyEditor tabId={tabId} open={open} draft={draft} isReadable={isReadable} />
            </div>
          ) : (
            <fieldset className={styles.fields} disabled={!isReadable} aria-label="Fields">
              <ParameterRows open={open} />
              <FieldRows fields={open.form.fields} place="" value={open.values} initial={open.form.initial} />
            </fieldset>
          )}
        </section>
        <FormSide tabId={tabId} open={open} draft={draft} refusal={refusal} isReadable={isReadable} />
      </div>
      <footer className={styles.sendBar}>
        <FormSend tabId={tabId} open={open} />
      </footer>
    </FormContext>
  );
}

const nothing: FormObject = { kind: 'object', members: [] };

/** What goes beside the body, into the address and the head. */
function ParameterRows({ open: { form, parameters } }: Pick<Props, 'open'>) {
  if (form.parameters.length === 0) return null;
  return (
    <div className={styles.parameters}>
      <FieldRows fields={form.parameters} place={parametersPlace} value={parameters} initial={nothing} />
    </div>
  );
}

/** The same list for as long as it says the same, so that what did not change is not drawn again. */
function useStable(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const [kept, setKept] = useState(problems);
  const isSame =
    kept.length === problems.length &&
    kept.every(({ place, message }, at) => place === problems[at]?.place && message === problems[at]?.message);
  if (!isSame) setKept(problems);
  return isSame ? kept : problems;
}
