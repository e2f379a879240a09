/* oxlint-disable import/default -- `?raw` is the bundler's: it makes the export */
import type { Prelude } from './script-messages';
import assertionSource from './prelude/assertion.js?raw';
import base64Source from './prelude/base64.js?raw';
import bruSource from './prelude/bru.js?raw';
import cairnSource from './prelude/cairn.js?raw';
import claimsSource from './prelude/claims.js?raw';
import consoleSource from './prelude/console.js?raw';
import expectSource from './prelude/expect.js?raw';
import headersSource from './prelude/headers.js?raw';
import hostSource from './prelude/host.js?raw';
import mainSource from './prelude/main.js?raw';
import pmResponseSource from './prelude/pm-response.js?raw';
import pmSource from './prelude/pm.js?raw';
import requestSource from './prelude/request.js?raw';
import responseSource from './prelude/response.js?raw';
import sameSource from './prelude/same.js?raw';
import showSource from './prelude/show.js?raw';
import testsSource from './prelude/tests.js?raw';
import unsupportedSource from './prelude/unsupported.js?raw';
import bytesSource from './prelude/bytes.js?raw';
import cryptoJsSource from './prelude/crypto-js.js?raw';
import flowSource from './prelude/flow.js?raw';
import packagesSource from './prelude/packages.js?raw';
import sendingSource from './prelude/sending.js?raw';
import timersSource from './prelude/timers.js?raw';
import xmlSource from './prelude/xml.js?raw';
import variablesSource from './prelude/variables.js?raw';

/** What scripts find around them, as text: it runs inside the sandbox alone. */
export const prelude: Prelude = {
  'assertion.js': assertionSource,
  'base64.js': base64Source,
  'bru.js': bruSource,
  'cairn.js': cairnSource,
  'claims.js': claimsSource,
  'console.js': consoleSource,
  'expect.js': expectSource,
  'headers.js': headersSource,
  'host.js': hostSource,
  'main.js': mainSource,
  'pm-response.js': pmResponseSource,
  'pm.js': pmSource,
  'request.js': requestSource,
  'response.js': responseSource,
  'same.js': sameSource,
  'show.js': showSource,
  'tests.js': testsSource,
  'unsupported.js': unsupportedSource,
  'bytes.js': bytesSource,
  'crypto-js.js': cryptoJsSource,
  'flow.js': flowSource,
  'packages.js': packagesSource,
  'sending.js': sendingSource,
  'timers.js': timersSource,
  'xml.js': xmlSource,
  'variables.js': variablesSource,
};
