import { fail, ok, type Result } from '#shared/result';

/** The host as letters anyone can read, so that what was shown is where it leads. */
const webAddress = /^https?:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#]|$)/i;
const mailAddress = /^mailto:[^\s\\]+$/i;

/**
 * The address to hand to the system's browser, if it may be handed over at all.
 * Everything but plain http, https and mailto is refused: other schemes start programs,
 * and user names, backslashes or look-alike letters disguise where an address leads.
 */
export function readExternalAddress(text: string): Result<string> {
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(text)) return refused('it holds spaces, backslashes or invisible characters');
  if (mailAddress.test(text)) return ok(text);
  if (!/^https?:\/\//i.test(text)) return refused('only http, https and mailto addresses are opened');
  if (!webAddress.test(text) || !URL.canParse(text)) return refused('its host is not plainly readable');
  return ok(new URL(text).href);
}

const refused = (reason: string): Result<never> => fail({ kind: 'rejectedInput', issues: [`url: ${reason}`] });
