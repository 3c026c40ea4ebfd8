import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { bytesToHex, concatBytes, type Hex, hexToBytes, stringToBytes } from "viem";
import { PresentationSealedError } from "./errors.js";

/** HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, all of WebCrypto's own. */
export const suite: CipherSuite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes128Gcm(),
});

/** What is known to both sides and goes into the key: which construction, and the whole request by its digest. */
const infoOf = (requestDigest: Hex): Uint8Array<ArrayBuffer> =>
  bytes(concatBytes([stringToBytes("Civitas presentation 1"), hexToBytes(requestDigest)]));

/** The library asks for bytes with a buffer of their own. */
const bytes = (from: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(from);

const keysFrom = (secret: Hex): Promise<CryptoKeyPair> => suite.kem.deriveKeyPair(bytes(hexToBytes(secret)));

/** The public key that belongs to a secret of 32 random bytes. */
export async function publicKeyOf(secret: Hex): Promise<Hex> {
  const { publicKey } = await keysFrom(secret);
  return bytesToHex(new Uint8Array(await suite.kem.serializePublicKey(publicKey)));
}

/** Seals a message to a key; `ephemeral` are 32 random bytes that are used for nothing else. */
export async function seal(
  message: Uint8Array,
  { key, requestDigest, aad, ephemeral }: SealedTo & { readonly key: Hex; readonly ephemeral: Hex },
): Promise<{ readonly enc: Hex; readonly ciphertext: Hex }> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(bytes(hexToBytes(key)));
  const ekm = await keysFrom(ephemeral);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: infoOf(requestDigest), ekm });
  const ciphertext = await sender.seal(bytes(message), bytes(aad));
  return { enc: bytesToHex(new Uint8Array(sender.enc)), ciphertext: bytesToHex(new Uint8Array(ciphertext)) };
}

/** Opens a sealed message with the secret of the key that it was sealed to. */
export async function open(
  { enc, ciphertext }: { readonly enc: Hex; readonly ciphertext: Hex },
  { secret, requestDigest, aad }: SealedTo & { readonly secret: Hex },
): Promise<Uint8Array> {
  try {
    const recipientKey = await keysFrom(secret);
    const info = infoOf(requestDigest);
    const recipient = await suite.createRecipientContext({ recipientKey, enc: bytes(hexToBytes(enc)), info });
    return new Uint8Array(await recipient.open(bytes(hexToBytes(ciphertext)), bytes(aad)));
  } catch (cause) {
    throw new PresentationSealedError({ cause });
  }
}

/** What a sealed message is bound to. */
interface SealedTo {
  readonly requestDigest: Hex;
  readonly aad: Uint8Array;
}
