const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a file, in hex. The file stays on this machine. */
export const hashOfFile = async (file: Blob): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

/** SHA-256 of a text in UTF-8, in hex; `undefined` where this browser may not work it out: on a line that is not safe. */
export const hashOfWords = async (text: string): Promise<string | undefined> =>
  'subtle' in crypto ? hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))) : undefined;
