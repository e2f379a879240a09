import { blankAuth, type AuthOf } from '#shared/model/auth';

type Preset = Omit<AuthOf<'session'>, 'kind' | 'username' | 'password'>;

const { kind: _kind, username: _username, password: _password, ...django } = blankAuth.session;

/** How the login of well-known frameworks goes when nobody has changed it. */
export const sessionPresets = {
  django,
  laravel: {
    ...django,
    loginUrl: '/login',
    formUrl: '/sanctum/csrf-cookie',
    usernameField: 'email',
    csrfCookie: 'XSRF-TOKEN',
    csrfHeader: 'X-XSRF-TOKEN',
    csrfField: '_token',
  },
  rails: {
    ...django,
    loginUrl: '/users/sign_in',
    usernameField: 'user[email]',
    passwordField: 'user[password]',
    csrfCookie: '',
    csrfHeader: 'X-CSRF-Token',
    csrfField: 'authenticity_token',
  },
  express: { ...django, loginUrl: '/login', csrfCookie: '', csrfHeader: 'CSRF-Token', csrfField: '_csrf' },
} satisfies Readonly<Record<string, Preset>>;

export type SessionPreset = keyof typeof sessionPresets;

/** The framework whose names for CSRF a form has; null when they are somebody’s own. */
export function presetOf(auth: AuthOf<'session'>): SessionPreset | null {
  const names = Object.keys(sessionPresets) as SessionPreset[];
  const csrf = ({ csrfCookie, csrfHeader, csrfField }: Preset) => JSON.stringify([csrfCookie, csrfHeader, csrfField]);
  return names.find((name) => csrf(sessionPresets[name]) === csrf(auth)) ?? null;
}
