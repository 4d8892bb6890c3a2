/** An object or a list that is open while a text is looked through. */
interface Frame {
  /** Keys that were there; `null`: a list. */
  readonly keys: Set<string> | null;
  /** Key, or place in the list, of what is being read. */
  at: string | number;
}

const pathOf = (frames: readonly Frame[]): string =>
  frames
    .map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at}`))
    .join('')
    .replace(/^\./, '');

/**
 * The path of the first key that stands twice in one object of a well-formed JSON text, or `undefined`. JSON.parse takes
 * the last of them and says nothing: whoever reads the file may have looked at the first.
 */
export const keyTwice = (json: string): string | undefined => {
  const frames: Frame[] = [];
  let text = '';
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const frame = frames.at(-1);
    if (token === '{') frames.push({ keys: new Set(), at: '' });
    else if (token === '[') frames.push({ keys: null, at: 0 });
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',' && typeof frame?.at === 'number') frame.at += 1;
    else if (token === ':' && frame !== undefined) {
      frame.at = JSON.parse(text) as string;
      if (frame.keys?.size === frame.keys?.add(frame.at).size) return pathOf(frames);
    } else text = token;
  }
  return undefined;
};
