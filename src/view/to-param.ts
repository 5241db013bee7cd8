import type { Say, SayParam } from '../core/text.ts';

/** Puts something to be said into a placeholder of something else. */
export function toParam(say: Say): SayParam {
  return 'plain' in say ? say.plain : say;
}
