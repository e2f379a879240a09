import { bodyFormat } from '#shared/hypermedia/forms/form-body';
import type { FormObject, FormValue } from '#shared/hypermedia/forms/form-value';
import { parametersPlace } from '#shared/hypermedia/forms/page-form';
import { withValueAt } from '#shared/hypermedia/forms/value-at';
import type { FieldProblem, OpenForm } from '#shared/model/open-form';
import { useCallback, useMemo } from 'react';
import { useApp } from '../../../state/use-app';
import type { FollowOptions } from '../../../ui/follow-link';
import { Control } from './controls/control';
import { FieldRows } from './field-rows';
import type { FormShared } from './form-context';
import { nameBeside } from './form-facts';

interface Parts {
  readonly tabId: string;
  readonly open: OpenForm;
  readonly problems: readonly FieldProblem[];
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** As a form, Django REST framework takes an unnamed boolean for a box that was not ticked, but for a change. */
function readsFalse({ form, contentType }: OpenForm): boolean {
  const format = contentType === null ? null : bodyFormat(contentType);
  return form.source === 'OPTIONS' && form.scope === 'whole' && (format === 'form' || format === 'multipart');
}

/** What the fields of a form share. It is the same object for as long as nothing but their values changes. */
export function useFormParts({ tabId, open, problems, onFollow }: Parts): FormShared {
  const fill = useApp((state) => state.fillForm);
  const change = useApp((state) => state.changeForm);
  const { form } = open;
  const multipart = form.contentTypes.find((type) => bodyFormat(type) === 'multipart') ?? null;
  const isFalseLeftOut = readsFalse(open);
  const put = useCallback(
    (place: string, value: FormValue) => {
      const put = (whole: FormObject) => withValueAt(whole, place, value) as FormObject;
      if (place.startsWith(parametersPlace)) change(tabId, ({ parameters }) => ({ parameters: put(parameters) }));
      else fill(tabId, put);
    },
    [fill, change, tabId],
  );
  return useMemo(
    () => ({
      tabId,
      url: form.url,
      isEdit: form.method !== 'POST' && form.initial.members.length > 0,
      isWhole: form.scope === 'whole',
      isFalseLeftOut,
      isMarkdown: form.source === 'OpenAPI',
      problems,
      carriesFiles: multipart !== null,
      put,
      nameAt: (place, address) => nameBeside(form.initial, place, address),
      onFile: () => multipart !== null && change(tabId, () => ({ contentType: multipart })),
      onFollow,
      Control,
      Rows: FieldRows,
    }),
    [tabId, form, isFalseLeftOut, problems, multipart, put, change, onFollow],
  );
}
