import { term, type Term } from './term';

/** Words of who is asking and what they may. */
export const ofIdentity: readonly Term[] = [
  term('API key', 'One text that stands for a client program. Long-lived, so it is issued with care and taken back when lost.'),
  term('authentication', 'Finding out who is asking. Its failure is `401`.'),
  term('authorization', 'Deciding whether somebody who is known may do this. Its failure is `403`.'),
  term('authorization code', 'A text that lives for a minute and works once: a program trades it, with a proof, for tokens.'),
  term('authorization server', 'The one place where a person logs in, and which gives programs their tokens.'),
  term('Base64', 'Bytes written with sixty-four harmless letters. It is a spelling and hides nothing.'),
  term('bearer token', 'A token that lets in whoever shows it, as a ticket does.'),
  term('challenge', 'What a server sends with 401: which ways to log in there are, in `WWW-Authenticate`.'),
  term('cookie', 'A small text that a server leaves with a browser, which brings it back with each request by itself.'),
  term(
    'CSRF',
    'Another site makes your browser send a request, and your cookies go along. A token that the other site cannot know prevents it.',
    'cross-site request forgery',
  ),
  term('digest', 'A short number made from a long text, from which the text cannot be found again.', 'hash'),
  term('grant', 'A way in which a program gets a token: by a code, by its own secret, by a device code, by a refresh token.'),
  term('JWT', 'A token in three parts that says things itself and carries a signature over them (RFC 7519).', 'JSON Web Token'),
  term('nonce', 'A number that is used for one thing only, so that an old message cannot be played again.'),
  term('OAuth', 'A way to lend a program some of your rights for a while without giving it your password.', 'OAuth 2.0'),
  term('ownership', 'A right that comes with one object rather than with a method: its author may, others may not.'),
  term('permission', 'A rule that says who may use which method on what.'),
  term(
    'PKCE',
    'A program sends a digest of a secret at the start and the secret itself at the end, so that a stolen code is useless (RFC 7636).',
    'proof key for code exchange',
  ),
  term('scope', 'What a token may be used for, as a list of words.'),
  term('session', 'What a server remembers about one visitor between requests, under a number that the visitor carries.'),
  term('signature', 'A number made from a message and a secret, which shows that neither was changed and who had the secret.'),
  term(
    'TLS',
    'The layer that encrypts a connection and proves by a certificate who is at the other end.',
    'SSL',
    'transport layer security',
  ),
  term('token', 'A text that stands for a right to do something, given once and shown with each request.'),
];
