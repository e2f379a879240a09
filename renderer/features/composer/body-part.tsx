import { asksInAddress } from '#shared/graphql/graphql-text';
import { contentTypeOf } from '#shared/http/default-headers';
import { describeMethod } from '#shared/http/methods';
import type { BodyKind } from '#shared/model/body';
import type { RequestDraft } from '#shared/model/request-draft';
import { lazy, Suspense, type ComponentType } from 'react';
import { SelectField } from '../../ui/select-field';
import type { BodyProps } from './body-fields/body-props';
import { FileBody } from './body-fields/file-body';
import { FormBody } from './body-fields/form-body';
import { JsonBody, JsonTools } from './body-fields/json-body';
import { MultipartBody } from './body-fields/multipart-body';
import { TextBody, TextTools } from './body-fields/text-body';
import { bodyOverHttp } from '#shared/warnings/over-http';
import { keepBody, keptBody } from './kept-variants';
import styles from './part.module.css';
import { Remark } from './remark';
import { bodyFromOther } from './switch-body';
import { useKnownVariables } from './use-known-variables';
import { useDraft } from './use-tab';
import { withKnownValues } from './with-known-values';

/** It brings the parser of GraphQL, which nothing else needs. */
const graphql = () => import('./body-fields/graphql-body');
const GraphqlBody = lazy(async () => ({ default: (await graphql()).GraphqlBody }));
const GraphqlTools = lazy(async () => ({ default: (await graphql()).GraphqlTools }));

interface KindOfBody {
  readonly label: string;
  readonly hint: string;
  readonly Fields: ComponentType<BodyProps>;
  /** Stand in the bar beside the kind. */
  readonly Tools?: ComponentType<BodyProps>;
}

const kinds: { readonly [K in BodyKind]: KindOfBody } = {
  none: { label: 'None', hint: '', Fields: NoBody },
  json: { label: 'JSON', hint: 'numbers kept as typed', Fields: JsonBody, Tools: JsonTools },
  text: { label: 'Text', hint: 'any media type', Fields: TextBody, Tools: TextTools },
  form: { label: 'Form', hint: 'names and values, encoded', Fields: FormBody },
  graphql: { label: 'GraphQL', hint: 'a query and its variables', Fields: GraphqlBody, Tools: GraphqlTools },
  multipart: { label: 'Multipart', hint: 'texts and files', Fields: MultipartBody },
  file: { label: 'File', hint: 'its bytes as they are', Fields: FileBody },
};
const kindNames = Object.keys(kinds) as BodyKind[];

/** What the request carries. Looking at another kind loses nothing of what was typed for this one. */
export function BodyPart({ tabId }: BodyProps) {
  const [draft, edit] = useDraft(tabId);
  const { Fields, Tools } = kinds[draft.body.kind];
  const choose = (kind: BodyKind) => {
    keepBody(tabId, draft.body);
    edit({ body: keptBody(tabId, kind) ?? bodyFromOther(draft.body, kind) });
  };
  const warnings = bodyOverHttp(withKnownValues(draft, useKnownVariables(tabId)));
  return (
    <div className={styles.column}>
      <div className={styles.bar}>
        <SelectField
          label="Kind of body"
          hideLabel
          value={draft.body.kind}
          options={kindNames.map((value) => ({ value, label: kinds[value].label, hint: kinds[value].hint }))}
          onChange={choose}
        />
        <span className={styles.grow} />
        <Suspense>{Tools && <Tools tabId={tabId} />}</Suspense>
      </div>
      <Suspense>
        <Fields tabId={tabId} />
      </Suspense>
      {warnings.map((warning) => (
        <Remark key={warning} tone="warn" text={warning} isInset />
      ))}
      <BodyFoot draft={draft} />
    </div>
  );
}

function NoBody() {
  return <p className={styles.note}>The request ends after its head.</p>;
}

/** What the body means for the head. */
function BodyFoot({ draft }: { readonly draft: RequestDraft }) {
  const own = contentTypeOf(draft.body);
  const typed = draft.headers.find((row) => row.enabled && row.name.toLowerCase() === 'content-type');
  // What goes in the address has no type.
  if ((!own && !typed) || asksInAddress(draft)) return null;
  const isUnusual = own !== null && describeMethod(draft.method)?.body === 'none';
  return (
    <footer>
      {isUnusual && (
        <Remark isInset tone="warn" text={`${draft.method} with a body has no agreed meaning; many servers do not read it.`} />
      )}
      <div className={styles.foot}>
        <span className={styles.grow}>
          Content-Type <code>{typed ? typed.value : own?.value}</code>
          {typed ? ', as typed in Headers' : ''}
        </span>
      </div>
    </footer>
  );
}
