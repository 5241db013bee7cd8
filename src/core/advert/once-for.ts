/** Works something out once for each key, however often it is asked for, and forgets it with the key. */
export function onceFor<Key extends WeakKey, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.answer;
    const answer = make(key);
    known.set(key, { answer });
    return answer;
  };
}
