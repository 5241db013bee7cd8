import type { Bench, BenchSize, Figures, Pair } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { quantile } from '../median.ts';
import { startListener } from '../process/start-listener.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { toConversation } from '../chaos/sending/plan-messages.ts';
import { createPresser, type Presser, type PressingPerson } from '../turn/create-presser.ts';
import { openCases, type OpenCase } from '../turn/open-cases.ts';
import { pressOnce } from '../turn/press-once.ts';
import { openHall } from './open-hall.ts';

const rate = 25;
const mostTalkers = 64;
const fewestTalkers = 4;
const measuredMs = 12_000;
/** Somebody presses something so often, in milliseconds; each press waits for its own answer. */
const pressEveryMs = 40;
/** Planning the broadcast and compiling what the first presses need, in milliseconds. */
const settleMs = 2_500;
const spareMs = 1_500;

/** Whether people wait longer for their answers while a broadcast goes out. */
export const chatBench: Bench = {
  name: 'chat-during-broadcast',
  unit: 'ms (p99)',
  bar: { must: 'at-most', ratio: 2, kind: 'bar' },
  measured: `The 99th percentile of the time from a press that changes a case to its card, ${1_000 / pressEveryMs} presses a second by ${mostTalkers} managers in their own cases, over HTTP to the whole program, while it sends a broadcast at ${rate} a second.`,
  against: 'The same presses to the same program on the same data, started without a broadcast.',
  run: (size) => withScratchFolder((folder) => run(folder, size)),
};

/** A manager with her case. */
interface Talker {
  readonly person: PressingPerson;
  readonly one: OpenCase;
}

async function run(folder: string, { runs, scale }: BenchSize): Promise<readonly Pair[]> {
  const connector = await startListener({ script: new URL('../turn/run-connector.ts', import.meta.url) });
  const ms = Math.max(500, measuredMs * scale);
  const settle = Math.max(300, settleMs * scale);
  // Enough to last until the last press.
  const managers = Math.ceil((rate * (ms + settle + Math.max(500, spareMs * scale))) / 1_000);
  try {
    const hall = await openHall(folder, { managers, rate, serviceUrl: connector.url });
    const withProgram = async <Answer>(use: (toPresser: (person: PressingPerson) => Presser) => Promise<Answer>): Promise<Answer> => {
      const program = await hall.start();
      const pressers: Presser[] = [];
      try {
        return await use((person) => {
          const presser = createPresser({ url: program.url, serviceUrl: connector.url, connections: 1, person });
          pressers.push(presser);
          return presser;
        });
      } finally {
        for (const presser of pressers) presser.close();
        await program.stop();
      }
    };
    const people = hall.managers
      .slice(0, Math.max(fewestTalkers, Math.round(mostTalkers * scale)))
      .map((id) => ({ id, conversation: toConversation(id) }));
    const talkers = await withProgram(async (toPresser) => {
      const opened: Talker[] = [];
      // One after the other: the municipality's next case number is asked for by all.
      for (const person of people) for (const one of await openCases(toPresser(person), 1)) opened.push({ person, one });
      return opened;
    });
    const measure = (toPresser: (person: PressingPerson) => Presser) => {
      const ready = talkers.map(({ person, one }) => ({ one, presser: toPresser(person) }));
      return measureChat(ready, { ms, settle });
    };
    return await interleave({
      runs,
      ours: async () => {
        await hall.approve();
        return withProgram(async (toPresser) => {
          const figures = await measure(toPresser);
          await hall.whenThrough();
          return figures;
        });
      },
      reference: () => withProgram(measure),
      toRatio: (ours, reference) => figure(ours, 'p99Ms') / figure(reference, 'p99Ms'),
    });
  } finally {
    await connector.stop();
  }
}

type Ready = Pick<Talker, 'one'> & { readonly presser: Presser };

async function measureChat(talkers: readonly Ready[], { ms, settle }: { readonly ms: number; readonly settle: number }): Promise<Figures> {
  await pressFor(talkers, settle);
  const durations = await pressFor(talkers, ms);
  return { p99Ms: quantile(durations, 0.99), p50Ms: quantile(durations, 0.5), presses: durations.length };
}

/** Presses at even intervals whether or not others have been answered, as people do; each waits for her own card. */
async function pressFor(talkers: readonly Ready[], ms: number): Promise<readonly number[]> {
  const waiting = [...talkers];
  const durations: number[] = [];
  const press = async (talker: Ready): Promise<void> => {
    const pressed = performance.now();
    await pressOnce(talker.presser, talker.one);
    durations.push(performance.now() - pressed);
    waiting.push(talker);
  };
  const underWay: Promise<void>[] = [];
  const began = performance.now();
  for (let at = 0; at < ms; at += pressEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + at - performance.now())));
    const talker = waiting.shift();
    if (talker !== undefined) underWay.push(press(talker));
  }
  await Promise.all(underWay);
  return durations;
}
