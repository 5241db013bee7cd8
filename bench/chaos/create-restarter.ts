import { startProgram, type Program, type ProgramOptions } from './start-program.ts';

/** The program, killed and started again on the same data and the same port. */
export interface Restarter {
  readonly url: string;
  /** Starts it without waiting for it, this time with more in its environment. */
  readonly start: (more?: Readonly<Record<string, string>>) => void;
  /** Resolves when it takes presses. Throws when it has ended by itself. */
  readonly whenUp: () => Promise<void>;
  /** Ends it without warning. Throws when it had ended by itself already. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Sees to it that one program runs on a folder. Nothing connects while it is dead: whoever wants to press waits for `whenUp`. */
export function createRestarter(options: ProgramOptions): Restarter {
  let program: Program | null = null;
  /** The ones that were ended from here. */
  const ended = new WeakSet<Program>();
  const whenUp = async (): Promise<void> => {
    for (;;) {
      const awaited = program;
      const isUp = awaited !== null && !ended.has(awaited) && (await awaited.ready) && !awaited.hasEnded();
      // Asked again, because it may have been ended while it was awaited.
      const lives = awaited !== null && !ended.has(awaited);
      if (lives && isUp) return;
      if (lives) throw new Error(`The program ended by itself: ${awaited.errors()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const start = (more: Readonly<Record<string, string>> = {}) =>
    void (program = startProgram({ ...options, environment: { ...options.environment, ...more } }));
  const stop = async () => {
    if (program === null || program.hasEnded()) return;
    ended.add(program);
    await program.stop();
  };
  return {
    url: `http://127.0.0.1:${options.port}`,
    start,
    whenUp,
    kill: async () => {
      if (program === null || program.hasEnded()) throw new Error(`The program ended by itself: ${program?.errors() ?? ''}`);
      ended.add(program);
      await program.kill();
    },
    stop,
  };
}
