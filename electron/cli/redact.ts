import type { HeaderList } from '#shared/model/exchange-event';
import { isCredential } from '../engine/credentials';

const hidden = '(not shown)';

/** A header's value as it may be told in a note: credentials and cookies are left out. */
export function redactHeader([name, value]: HeaderList[number]): string {
  if (/^(?:www|proxy)-authenticate$/i.test(name)) return value;
  if (/^(?:location|content-location|referer|link)$/i.test(name)) return redactAddress(value);
  return isCredential(name) || /^set-cookie2?$/i.test(name) ? hidden : value;
}

/** An address without what stands before its `@`, and without the values of parameters that carry credentials. */
export function redactAddress(address: string): string {
  return address
    .replace(/^((?:[a-z][a-z0-9+.-]*:)?\/\/)?[^/?#]*@/i, '$1')
    .replace(/([?&;])([^=&;#]+)=([^&;#\s>]*)/g, (whole, start: string, name: string) =>
      isCredential(decode(name).replaceAll('_', '-')) ? `${start}${name}=${hidden}` : whole,
    );
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
