import { expect, it } from 'vitest';
import { createTrace } from '../../src/start/create-trace.ts';
import { createMessageLane } from '../../src/teams/message-lane.ts';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

it('changes one message in order and lets the newest of those waiting replace the rest', async () => {
  const lane = createMessageLane(() => {});
  const done: string[] = [];
  const first = gate();
  lane.run('m1', async () => {
    await first.opened;
    done.push('first');
  });
  lane.run('m1', async () => void done.push('second'));
  lane.run('m1', async () => void done.push('third'));
  lane.run('m2', async () => void done.push('other message'));
  await Promise.resolve();
  expect(done).toEqual(['other message']);
  first.open();
  await lane.idle();
  expect(done).toEqual(['other message', 'first', 'third']);
});

it('goes on after work that fails, and reports it', async () => {
  const errors: unknown[] = [];
  const lane = createMessageLane((error) => errors.push(error));
  const done: string[] = [];
  lane.run('m1', async () => {
    throw new Error('no');
  });
  lane.run('m1', async () => void done.push('next'));
  await lane.idle();
  lane.run('m1', async () => void done.push('later'));
  await lane.idle();
  expect(done).toEqual(['next', 'later']);
  expect(errors).toHaveLength(1);
});

it('does work in the turn that asked for it, also when it waited for another’s', async () => {
  const trace = createTrace();
  const lane = createMessageLane(() => {});
  const first = gate();
  const turns: (string | null)[] = [];
  trace.run('a', () => lane.run('m1', () => first.opened));
  trace.run('b', () => lane.run('m1', async () => void turns.push(trace.current())));
  first.open();
  await lane.idle();
  expect(turns).toEqual(['b']);
});
