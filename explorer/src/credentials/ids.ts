import { type Hex, concatHex, hexToBytes, isHex, size, stringToBytes, stringToHex } from "viem";

const TYPE = /^[A-Za-z0-9]{4}$/;
const SERIAL_BYTES = 28;

/** A credential as people write it: the four letters of its kind where they stand in front, and its serial. */
export interface Written {
  readonly typeId?: string;
  readonly serial: string;
}

/** Takes a reference apart, such as `LBUS/1543954`, or a serial alone; undefined where it can be neither. */
export function writtenAs(text: string): Written | undefined {
  if (isHex(text) && size(text) === 32) return fromId(text);
  const [front = "", ...rest] = text.split("/");
  const parted = TYPE.test(front) && rest.length > 0;
  const written = parted ? { typeId: front, serial: rest.join("/") } : { serial: text };
  return serialBytes(written.serial) === undefined ? undefined : written;
}

/** Id of a credential: the bytes of its type, then its serial; undefined where it has none. */
export function credentialIdOf(typeId: string, serial: string): Hex | undefined {
  const bytes = serialBytes(serial);
  return TYPE.test(typeId) && bytes !== undefined ? concatHex([stringToHex(typeId), bytes]) : undefined;
}

/** A serial is text, or 28 bytes in hex where it is a digest. */
function serialBytes(serial: string): Hex | undefined {
  if (isHex(serial) && size(serial) === SERIAL_BYTES) return serial;
  const { length } = stringToBytes(serial);
  return length === 0 || length > SERIAL_BYTES ? undefined : stringToHex(serial, { size: SERIAL_BYTES });
}

function fromId(id: Hex): Written {
  const typeId = new TextDecoder().decode(hexToBytes(id).slice(0, 4));
  const serial: Hex = `0x${id.slice(10)}`;
  const text = new TextDecoder().decode(hexToBytes(serial)).replace(/\0+$/, "");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a serial with such characters is a digest, not a text.
  return { typeId, serial: /^[^\u0000-\u001f\u007f\ufffd]+$/.test(text) ? text : serial };
}
