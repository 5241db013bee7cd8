import type { Experiment, Size } from '../experiment.ts';
import { calmPlan } from '../sending/connector-plan.ts';
import { withSendingStage } from '../sending/with-sending-stage.ts';
import { runMornings, type MorningsExtent } from './run-mornings.ts';

const life = { shortest: 0, longest: 0 };
const extents: Readonly<Record<Size, MorningsExtent>> = {
  full: { people: 2_000, rounds: 2, kills: 0, life },
  small: { people: 40, rounds: 1, kills: 0, life },
};
const part = 0.05;
const { people, rounds } = extents.full;

/** The connector takes reminders and then says nothing, or the wrong thing. */
export const unansweredMornings: Experiment = {
  id: 'R3-reminders',
  seed: 3_103,
  procedure: `${people} people each have a reminder that falls due on ${rounds} mornings. The connector takes every one, but answers ${part * 100} in 100 with 504, a reset connection, or not at all.`,
  passesWhen: 'None arrives twice or is lost, and every one without a proper answer is unknown and in the list.',
  run: ({ size, seed }) =>
    withSendingStage({ plan: { ...calmPlan, seed, unanswered: part }, rate: 0 }, (stage) => runMornings(stage, extents[size], seed)),
};
