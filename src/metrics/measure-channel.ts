import type { Attempt, Channel } from '../ports/channel.ts';
import type { Metrics } from '../ports/metrics.ts';

/** The same channel, with every call measured. */
export function measureChannel(channel: Channel, metrics: Pick<Metrics, 'call'>): Channel {
  const measured = async (call: 'post' | 'update', answering: Promise<Attempt>): Promise<Attempt> => {
    const began = performance.now();
    const answer = await answering;
    metrics.call({ call, outcome: answer.kind, ms: performance.now() - began });
    return answer;
  };
  return {
    post: (where, message) => measured('post', channel.post(where, message)),
    update: (where, activityId, message) => measured('update', channel.update(where, activityId, message)),
  };
}
