import { variableOf } from '../build-draft';
import { blankImported, type Imported } from '../imported';
import { asText, isRecord, type Loose } from '../loose';

/** Whether a file holds the environments of `.http` files: its name says so, as the editors want it. */
export const isHttpEnvironments = (value: unknown, fileName: string): value is Loose =>
  /^(?:http-client|rest-client)(?:\.private)?\.env\.json$/i.test(fileName) && isRecord(value);

const shared = '$shared';

/** Environments by name. Those of a private file hold secrets; what all share, the others extend. */
export function readHttpEnvironments(value: Loose, fileName: string): Imported {
  const secret = /\.private\./i.test(fileName);
  const hasShared = isRecord(value[shared]);
  const environments = Object.entries(value).flatMap(([name, values]) =>
    isRecord(values)
      ? [
          {
            name: name === shared ? 'Shared' : name,
            color: '',
            extends: hasShared && name !== shared ? 'Shared' : '',
            variables: Object.entries(values).map(([key, one]) =>
              variableOf({ name: key, value: typeof one === 'object' ? JSON.stringify(one) : asText(one), secret }),
            ),
          },
        ]
      : [],
  );
  return { ...blankImported('Environments'), environments };
}
