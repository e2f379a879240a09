import { formatBytes } from '#shared/http/quantities';
import type { OpenForm } from '#shared/model/open-form';
import type { RequestDraft } from '#shared/model/request-draft';
import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { useApp } from '../../../state/use-app';
import { IconButton } from '../../../ui/icon-button';
import { SelectField } from '../../../ui/select-field';
import { bodyBytes, factsOf, sendsNothing } from './form-facts';
import styles from './form-page.module.css';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
  readonly draft: RequestDraft;
}

/** What there is to know of the request before it goes. */
export function SendFacts({ tabId, open, draft }: Props) {
  const change = useApp((state) => state.changeForm);
  const { form, contentType, ifMatch } = open;
  const bytes = bodyBytes(draft.body);
  return (
    <dl className={styles.sendFacts}>
      <WhatGoes open={open} />
      {contentType !== null && (
        <Fact name="Content-Type">
          {form.contentTypes.length > 1 ? (
            <SelectField
              label="Content-Type"
              hideLabel
              value={contentType}
              options={form.contentTypes.map((type) => ({ value: type, label: type }))}
              onChange={(type) => change(tabId, () => ({ contentType: type }))}
            />
          ) : (
            <code>{contentType}</code>
          )}
        </Fact>
      )}
      {ifMatch !== null && (
        <Fact name="If-Match">
          <code className={styles.version} title={ifMatch}>
            {ifMatch}
          </code>
          <span className={styles.faint}>from the GET before</span>
          <IconButton
            label="Send without If-Match"
            icon={X}
            size="small"
            onPress={() => change(tabId, () => ({ ifMatch: null }))}
          />
        </Fact>
      )}
      {bytes !== null && <Fact name="Length">{formatBytes(bytes)}</Fact>}
    </dl>
  );
}

/** Only what changed, or the whole and what is missing from it. */
function WhatGoes({ open }: Pick<Props, 'open'>) {
  const { writable, changed, sent, leftOut } = factsOf(open);
  if (open.form.scope === 'partial') {
    return (
      <Fact name="Only what changed">{sendsNothing(open) ? 'nothing yet' : `${changed} of ${writable} writable fields`}</Fact>
    );
  }
  if (writable === 0) return null;
  return (
    <>
      <Fact name="Sent">
        {sent} of {writable} fields
      </Fact>
      {open.form.method === 'PUT' && leftOut.length > 0 && (
        <Fact name="Left out">
          <span className={styles.warn}>
            <bdi>{leftOut.join(', ')}</bdi>: a PUT replaces the whole, so the server may empty what is missing from it
          </span>
        </Fact>
      )}
    </>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
