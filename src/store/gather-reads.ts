/** More keys in one question would make a long answer that everybody in it waits for. */
const mostAtOnce = 200;

/**
 * Asks for what is wanted at the same moment in one question: over a network each question costs a journey, however
 * little is asked. Nobody waits for company: only what is asked for before the event loop goes on shares a question.
 */
export function gatherReads<Found>(
  readMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
): (key: string) => Promise<Found | undefined> {
  let gathering: { readonly keys: Set<string>; readonly answer: Promise<ReadonlyMap<string, Found>> } | null = null;
  return async (key) => {
    if (gathering === null || gathering.keys.size >= mostAtOnce) {
      const keys = new Set<string>();
      const own = {
        keys,
        answer: afterEverybodyNow().then(() => {
          // Whoever asks from here on is told of what is written from here on.
          if (gathering === own) gathering = null;
          return readMany([...keys]);
        }),
      };
      gathering = own;
    }
    const { keys, answer } = gathering;
    keys.add(key);
    return (await answer).get(key);
  };
}

/** When nobody has anything more to do but what the outside world must first answer. */
function afterEverybodyNow(): Promise<void> {
  return new Promise((resolve) => void Promise.resolve().then(() => process.nextTick(resolve)));
}
