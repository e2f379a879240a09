import type { ExchangeRule, SetRule } from './advice-rule';
import { bodyInNoContent } from './rules/body-in-no-content';
import { capitalInPath } from './rules/capital-in-path';
import { caseDrift } from './rules/case-drift';
import { createdWithoutLocation } from './rules/created-without-location';
import { credentialsOverHttp } from './rules/credentials-over-http';
import { emailDrift } from './rules/email-drift';
import { errorAsPage } from './rules/error-as-page';
import { errorInSuccess } from './rules/error-in-success';
import { faultForInput } from './rules/fault-for-input';
import { fieldEndpoint } from './rules/field-endpoint';
import { idDrift } from './rules/id-drift';
import { keyInAddress } from './rules/key-in-address';
import { mislabelledBody } from './rules/mislabelled-body';
import { noCachePolicy } from './rules/no-cache-policy';
import { noRetryHint } from './rules/no-retry-hint';
import { notAllowedWithoutAllow } from './rules/not-allowed-without-allow';
import { noValidator } from './rules/no-validator';
import { pluralDrift } from './rules/plural-drift';
import { unauthorizedWithoutChallenge } from './rules/unauthorized-without-challenge';
import { unboundedList } from './rules/unbounded-list';
import { unsafeGet } from './rules/unsafe-get';
import { unstableCursor } from './rules/unstable-cursor';
import { verbInPath } from './rules/verb-in-path';
import { writeOnCollection } from './rules/write-on-collection';
import { writeRedirected } from './rules/write-redirected';

/** Every rule over one exchange, what weighs most first. */
export const exchangeRules: readonly ExchangeRule[] = [
  credentialsOverHttp,
  unsafeGet,
  faultForInput,
  unauthorizedWithoutChallenge,
  notAllowedWithoutAllow,
  bodyInNoContent,
  errorInSuccess,
  keyInAddress,
  writeOnCollection,
  writeRedirected,
  unboundedList,
  unstableCursor,
  createdWithoutLocation,
  errorAsPage,
  mislabelledBody,
  verbInPath,
  fieldEndpoint,
  capitalInPath,
  noRetryHint,
  noValidator,
  noCachePolicy,
];

/** Every rule that needs many. */
export const setRules: readonly SetRule[] = [pluralDrift, idDrift, emailDrift, caseDrift];
