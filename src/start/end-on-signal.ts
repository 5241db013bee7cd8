/** Finishes what is under way and leaves; a second signal leaves at once. */
export function endOnSignal(end: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      void end().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
