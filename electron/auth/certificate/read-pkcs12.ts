import { createPrivateKey, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { CannotAuthorize } from '../auth-failure';

/** A certificate, those that lead up from it to its authority, and its key. */
export interface CertificateAndKey {
  readonly certificate: X509Certificate;
  /** All of them in PEM, its own first. */
  readonly chain: string;
  /** In PEM, unlocked; it stays in memory. */
  readonly key: string;
}

/** Opens a PKCS#12 file, also one locked in the ways of the nineties (RC2, 3DES), which Node opens no more. */
export function readPkcs12(bytes: Buffer, passphrase: string, path: string): CertificateAndKey {
  const opened = open(readDer(bytes, path), passphrase, path);
  const key = keyIn(opened);
  const certificates = certificatesIn(opened);
  if (key === null) throw new CannotAuthorize(`${path} holds no private key`);
  const privateKey = createPrivateKey(key);
  const own = certificates.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (own === undefined) throw new CannotAuthorize(`${path} holds no certificate that its key belongs to`);
  const ordered = [own, ...certificates.filter((certificate) => certificate !== own)];
  return { certificate: own, chain: ordered.map(String).join(''), key };
}

function readDer(bytes: Buffer, path: string): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(bytes.toString('binary')));
  } catch {
    throw new CannotAuthorize(`${path} is not a PKCS#12 file`);
  }
}

function open(whole: forge.asn1.Asn1, passphrase: string, path: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(whole, false, passphrase);
  } catch {
    throw new CannotAuthorize(`the passphrase does not open ${path}, or it is not a PKCS#12 file`);
  }
}

const { certBag, keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids as Record<'certBag' | 'keyBag' | 'pkcs8ShroudedKeyBag', string>;

const bagsOf = (opened: forge.pkcs12.Pkcs12Pfx, bagType: string) => opened.getBags({ bagType })[bagType] ?? [];

/** What is not RSA is handed on as it stands. */
function keyIn(opened: forge.pkcs12.Pkcs12Pfx): string | null {
  const [bag] = [...bagsOf(opened, pkcs8ShroudedKeyBag), ...bagsOf(opened, keyBag)];
  if (bag === undefined) return null;
  return bag.key ? forge.pki.privateKeyToPem(bag.key) : forge.pki.privateKeyInfoToPem(bag.asn1);
}

const certificatesIn = (opened: forge.pkcs12.Pkcs12Pfx): X509Certificate[] =>
  bagsOf(opened, certBag).map(({ cert, asn1 }) => {
    const der = forge.asn1.toDer(cert ? forge.pki.certificateToAsn1(cert) : asn1);
    return new X509Certificate(Buffer.from(der.getBytes(), 'binary'));
  });
