/** Headers that carry credentials, or the address of where we were, by their names. */
const exact = /^(?:authorization|proxy-authorization|cookie2?|referer|origin)$/i;
/** Names people give to headers with secrets: X-Api-Key, X-Auth-Token, Private-Token, X-Amz-Security-Token … */
const telling =
  /auth(?!or(?!i[sz]))|token|secret|session|password|passwd|credential|signature|api-?key|csrf|xsrf|jwt|-key$|^key$/i;
const harmless = /^(?:idempotency-key|sec-websocket-key)$/i;

/** Whether a header is kept from other origins. */
export const isCredential = (name: string): boolean => exact.test(name) || (telling.test(name) && !harmless.test(name));
