/** Whether a text is a UUID as it is written (RFC 9562, section 4), of whatever version. */
export const isUuid = (text: string): boolean => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text);
