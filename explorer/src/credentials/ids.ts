import { credentialId, SerialError, serialOf, TypeNameError, typeId, typeOfId } from "@civitas/sdk/credentials";
import { concatHex, type Hex, hexToString, isHex, size, slice } from "viem";

const SERIAL_BYTES = 28;

/** A credential as people write it: the four letters of its kind where they stand in front, and its serial. */
export interface Written {
  readonly typeId?: string;
  readonly serial: string;
}

/** Takes a reference apart, such as `LBUS/1543954`, a serial alone, or an id of 32 bytes. */
export function writtenAs(text: string): Written {
  if (isHex(text) && size(text) === 32) {
    return { typeId: hexToString(typeOfId(text)), serial: serialOf(text) ?? slice(text, 4) };
  }
  const [front = "", ...rest] = text.split("/");
  return /^[0-9A-Za-z]{4}$/.test(front) && rest.length > 0
    ? { typeId: front, serial: rest.join("/") }
    : { serial: text };
}

/** Id of a credential by its kind and serial, or by the 28 bytes of a serial that is a digest; undefined where none. */
export function credentialIdOf(type: string, serial: string): Hex | undefined {
  try {
    const bytes = typeId(type);
    if (isHex(serial) && size(serial) === SERIAL_BYTES) return concatHex([bytes, serial]);
    return credentialId(bytes, serial);
  } catch (error) {
    if (error instanceof TypeNameError || error instanceof SerialError) return undefined;
    throw error;
  }
}
