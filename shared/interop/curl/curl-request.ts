import type { Auth } from '../../model/auth';
import type { Part } from '../../model/body';
import type { Row } from '../../model/row';
import { defaultOptions, type RequestOptions } from '../../model/request-options';

/** A piece of a body that `-d` and its kin give. */
export interface DataPiece {
  readonly text: string;
  /** Path of the file whose content it is; empty for text. */
  readonly path: string;
}

/** What the options of one command have said so far. */
export interface CurlRequest {
  urls: string[];
  method: string | null;
  readonly headers: Row[];
  /** Headers of curl's own that the command takes away, by lower-case name. */
  readonly without: string[];
  readonly data: DataPiece[];
  readonly parts: Part[];
  readonly queryPairs: string[];
  readonly cookies: string[];
  isJson: boolean;
  isGet: boolean;
  isHead: boolean;
  upload: string | null;
  user: string | null;
  authKind: 'basic' | 'digest' | 'ntlm' | 'aws' | null;
  awsScope: string;
  bearer: string | null;
  options: RequestOptions;
  /** Whether 301 and 302 keep a POST. */
  keepsPost: boolean;
  isPathAsIs: boolean;
  isGlobOff: boolean;
  /** The certificate that is shown, as it was named; empty for none. */
  certificate: string;
  certificateType: string;
  key: string;
  pass: string;
}

export const createCurlRequest = (): CurlRequest => ({
  urls: [],
  method: null,
  headers: [],
  without: [],
  data: [],
  parts: [],
  queryPairs: [],
  cookies: [],
  isJson: false,
  isGet: false,
  isHead: false,
  upload: null,
  user: null,
  authKind: null,
  awsScope: '',
  bearer: null,
  // Where curl follows, it follows fifty.
  options: { ...defaultOptions, followRedirects: false, maxRedirects: 50 },
  keepsPost: false,
  isPathAsIs: false,
  isGlobOff: false,
  certificate: '',
  certificateType: '',
  key: '',
  pass: '',
});

/** The credentials that a command gives, or none. */
export function authOf(request: CurlRequest): Auth {
  const { user, authKind, bearer } = request;
  if (bearer !== null) return { kind: 'bearer', token: bearer, prefix: 'Bearer' };
  if (user === null) return { kind: 'none' };
  const colon = user.indexOf(':');
  const username = colon < 0 ? user : user.slice(0, colon);
  const password = colon < 0 ? '' : user.slice(colon + 1);
  if (authKind === 'digest') return { kind: 'digest', username, password };
  if (authKind === 'ntlm') return ntlmOf(username, password);
  if (authKind === 'aws') return awsOf(request, username, password);
  return { kind: 'basic', username, password };
}

function ntlmOf(typed: string, password: string): Auth {
  const slash = typed.search(/[\\/]/);
  const [domain, username] = slash < 0 ? ['', typed] : [typed.slice(0, slash), typed.slice(slash + 1)];
  return { kind: 'ntlm', username, password, domain, workstation: '' };
}

/** `aws:amz:eu-west-1:s3`: whose signature, and for which region and service. */
function awsOf({ awsScope }: CurlRequest, accessKeyId: string, secretAccessKey: string): Auth {
  const [, , region = '', service = ''] = awsScope.split(':');
  return {
    kind: 'awsSigV4',
    source: 'typed',
    accessKeyId,
    secretAccessKey,
    sessionToken: '',
    profile: '',
    region,
    service,
    placement: 'header',
    expiresSeconds: 300,
  };
}
