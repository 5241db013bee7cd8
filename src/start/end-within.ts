/** Waits for something so many milliseconds at most; false when it was not done by then, or failed. */
export async function endWithin(limitMs: number, ending: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), limitMs)));
  const ended = ending.then(
    () => true,
    () => false,
  );
  return Promise.race([late, ended]).finally(() => clearTimeout(timer));
}
