/** A version of TLS as people write it, `TLS 1.3`, from the name that OpenSSL has for it, `TLSv1.3`. */
export const tlsVersion = (protocol: string): string => protocol.replace(/^TLSv1$/, 'TLS 1.0').replace(/^TLSv/, 'TLS ');
