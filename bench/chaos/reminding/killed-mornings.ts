import type { Experiment, Size } from '../experiment.ts';
import { calmPlan } from '../sending/connector-plan.ts';
import { withSendingStage } from '../sending/with-sending-stage.ts';
import { runMornings, type MorningsExtent } from './run-mornings.ts';

const life = { shortest: 300, longest: 600 };
const extents: Readonly<Record<Size, MorningsExtent>> = {
  full: { people: 2_000, rounds: 5, kills: 8, life },
  small: { people: 60, rounds: 1, kills: 1, life: { shortest: 250, longest: 350 } },
};
const { people, rounds, kills } = extents.full;

/** The program is killed again and again while reminders fall due. */
export const killedMornings: Experiment = {
  id: 'R1-reminders',
  seed: 1_101,
  procedure: `${people} people each have a reminder that falls due on ${rounds} mornings. Each morning the program is killed with kill -9 ${kills} times, ${life.shortest / 1_000}–${life.longest / 1_000} s after it is up, and started again on the same data; then it may finish.`,
  passesWhen:
    'Each of the reminders has arrived once or is unknown and in the list, none is lost and none came twice, no more than 16 for each kill are unknown, and nobody has had a second message the same day.',
  run: ({ size, seed }) => withSendingStage({ plan: { ...calmPlan, seed }, rate: 0 }, (stage) => runMornings(stage, extents[size], seed)),
};
