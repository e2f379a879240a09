import type { Auth } from '#shared/model/auth';
import { authWith, variableOf } from '#shared/interop/build-draft';
import { field, isRecord, listIn, recordIn, textIn, type Loose } from '#shared/interop/loose';
import type { Variable } from '#shared/model/variable';
import { schemesIn, type OpenApiDocument } from './openapi-document.ts';

/** A name that can stand in a text as a variable. */
const variableName = (text: string): string => text.replaceAll(/[^\p{L}\p{N}_$.-]+/gu, '-') || 'credentials';

/** Credentials where something is to be filled in: a variable for each secret, so that it is typed once. */
export function readSecurity(document: OpenApiDocument, requirements: unknown, place: string): Auth | null {
  if (!Array.isArray(requirements)) return null;
  const wanted = requirements.filter(isRecord).map((one) => Object.keys(one));
  const first = wanted.find((names) => names.length > 0);
  if (first === undefined || wanted.some((names) => names.length === 0)) return { kind: 'none' };
  if (wanted.length > 1)
    document.notes.lose(place, 'other credentials that it takes', `a request has one kind: ${first.join(', ')} was taken`);
  const [name = '', ...beside] = first;
  if (beside.length > 0)
    document.notes.lose(
      place,
      `the credentials ${beside.join(', ')} beside ${name}`,
      'a request has one kind: put the others into Headers',
    );
  const requirement = requirements.find((one) => isRecord(one) && Object.keys(one)[0] === name) as unknown;
  return authOf(document, name, listIn(requirement, name), place);
}

function authOf(document: OpenApiDocument, name: string, scopes: readonly unknown[], place: string): Auth {
  const scheme = document.follow(schemesIn(document.root)[name]);
  const fill = `{{${variableName(name)}}}`;
  const type = textIn(scheme, 'type');
  if (type === 'apiKey') {
    const placement = textIn(scheme, 'in');
    return authWith({ kind: 'apiKey', name: textIn(scheme, 'name'), value: fill, placement: placement || 'header' });
  }
  if (type === 'http') return httpAuth(scheme, name);
  if (type === 'openIdConnect')
    return authWith({ ...client(name), discovery: textIn(scheme, 'openIdConnectUrl'), scope: scopes.join(' ') });
  if (type === 'oauth2') return oauth2Of(scheme, name, scopes);
  if (type === 'mutualTLS') document.notes.lose(place, 'a client certificate', 'choose it in Auth');
  else document.notes.lose(place, `the credentials ${name}`, 'the document does not say what they are');
  return { kind: 'none' };
}

function httpAuth(scheme: unknown, name: string): Auth {
  const word = textIn(scheme, 'scheme').toLowerCase();
  const base = variableName(name);
  if (word === 'basic' || word === 'digest')
    return authWith({ kind: word, username: `{{${base}.username}}`, password: `{{${base}.password}}` });
  return authWith({
    kind: 'bearer',
    token: `{{${base}}}`,
    prefix: word === 'bearer' || word === '' ? undefined : textIn(scheme, 'scheme'),
  });
}

const flows = [
  ['authorizationCode', 'authorizationCode'],
  ['clientCredentials', 'clientCredentials'],
  ['deviceAuthorization', 'deviceCode'],
  ['password', 'password'],
  ['implicit', 'implicit'],
] as const;

const client = (name: string) => ({
  kind: 'oauth2' as const,
  clientId: `{{${variableName(name)}.clientId}}`,
  clientSecret: `{{${variableName(name)}.clientSecret}}`,
});

function oauth2Of(scheme: unknown, name: string, scopes: readonly unknown[]): Auth {
  const offered = recordIn(scheme, 'flows');
  const [from, grant] = flows.find(([flow]) => isRecord(field(offered, flow))) ?? ['authorizationCode', 'authorizationCode'];
  const flow: Loose = recordIn(offered, from);
  return authWith({
    ...client(name),
    grant,
    authorizationUrl: textIn(flow, 'authorizationUrl'),
    tokenUrl: textIn(flow, 'tokenUrl'),
    deviceUrl: textIn(flow, 'deviceAuthorizationUrl'),
    refreshUrl: textIn(flow, 'refreshUrl'),
    scope: scopes.length > 0 ? scopes.join(' ') : Object.keys(recordIn(flow, 'scopes')).join(' '),
  });
}

/** The variables that credentials of the document are filled in from; all but names of users and clients are secret. */
export function securityVariables(document: OpenApiDocument): Variable[] {
  const made = Object.entries(schemesIn(document.root)).flatMap(([name, value]) => {
    const scheme = document.follow(value);
    const base = variableName(name);
    const [type, word] = [textIn(scheme, 'type'), textIn(scheme, 'scheme').toLowerCase()];
    if (type === 'http' && (word === 'basic' || word === 'digest'))
      return [plainOf(`${base}.username`), secretOf(`${base}.password`)];
    if (type === 'oauth2' || type === 'openIdConnect') return [plainOf(`${base}.clientId`), secretOf(`${base}.clientSecret`)];
    return type === 'apiKey' || type === 'http' ? [secretOf(base)] : [];
  });
  return [...new Map(made.map((variable) => [variable.name, variable])).values()];
}

const plainOf = (name: string): Variable => variableOf({ name, value: '' });
const secretOf = (name: string): Variable => variableOf({ name, value: '', secret: true });
