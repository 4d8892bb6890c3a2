const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a file, in hex. The file stays on this machine. */
export const hashOf = async (file: Blob): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

/** SHA-256 of a text in UTF-8, in hex. */
export const hashOfText = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** False where this browser may work no hashes out: on a line that is not safe. */
export const canHash = (): boolean => 'subtle' in crypto;

/** 32 random bytes, in hex: a secret, or a salt. */
export const randomHex = (): string => hex(crypto.getRandomValues(new Uint8Array(32)).buffer);
