import { z } from 'zod';
import { besideKind } from './certificate';

const text = z.string().default('');

/** A key of Django REST framework: typed, or fetched with name and password from where the server gives it out. */
export const tokenAuth = z.strictObject({
  kind: z.literal('token'),
  ...besideKind,
  /** Where the token comes from. */
  source: z.enum(['typed', 'login']).default('typed'),
  token: text,
  /** The scheme word before it (`TokenAuthentication.keyword`). */
  keyword: z.string().default('Token'),
  /** Takes a POST of `username` and `password`; relative to the request's address. */
  loginUrl: z.string().default('/api-token-auth/'),
  username: text,
  password: text,
});

/** Logs in through a form as a browser does, and keeps the session's cookies. The defaults are Django's. */
export const sessionAuth = z.strictObject({
  kind: z.literal('session'),
  ...besideKind,
  /** Where name and password are posted; relative to the request's address. */
  loginUrl: z.string().default('/accounts/login/'),
  /** Where the form, or the CSRF cookie, is fetched first; empty for the login address itself. */
  formUrl: text,
  username: text,
  password: text,
  usernameField: z.string().default('username'),
  passwordField: z.string().default('password'),
  /** How name and password are written in the body. */
  sendAs: z.enum(['form', 'json']).default('form'),
  /** The cookie that holds the CSRF token; empty where it stands in the page alone. */
  csrfCookie: z.string().default('csrftoken'),
  /** The header that unsafe requests carry it in. */
  csrfHeader: z.string().default('X-CSRFToken'),
  /** The field of the form that carries it. */
  csrfField: z.string().default('csrfmiddlewaretoken'),
});
