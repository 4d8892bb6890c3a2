/**
 * Answers that follow from `key` alone and are asked for over and over. They are kept as long as the key is; `rest` only
 * helps to find what the key already settles.
 */
export const oncePer = <Key extends object, Rest extends readonly unknown[], Answer extends object>(
  find: (key: Key, ...rest: Rest) => Answer,
): ((key: Key, ...rest: Rest) => Answer) => {
  const found = new WeakMap<Key, Answer>();
  return (key, ...rest) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const answer = find(key, ...rest);
    found.set(key, answer);
    return answer;
  };
};
