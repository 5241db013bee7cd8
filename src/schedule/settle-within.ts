/** How something ended: with a value, or with what it threw. */
export type Settled<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown };

/** Runs something and waits for it so many milliseconds at most; what takes longer has failed, and what becomes of it later is of no account. */
export async function settleWithin<Value>(limitMs: number, run: () => Promise<Value>): Promise<Settled<Value>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Settled<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, error: new Error(`Not done within ${limitMs} ms`) }), limitMs);
  });
  try {
    return await Promise.race([late, attempt(run)]);
  } finally {
    clearTimeout(timer);
  }
}

async function attempt<Value>(run: () => Promise<Value>): Promise<Settled<Value>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    return { ok: false, error };
  }
}
