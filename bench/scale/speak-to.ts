import { randomUUID } from 'node:crypto';

/** Somebody of a municipality and the program she uses. */
export interface Speaker {
  readonly url: string;
  readonly serviceUrl: string;
  readonly tenant: string;
  readonly user: string;
  readonly conversation: string;
}

const base = ({ serviceUrl, tenant, user, conversation }: Speaker) => ({
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl,
  locale: 'nb-NO',
  from: { id: `29:${user}`, name: '', aadObjectId: user },
  recipient: { id: 'losen', name: 'Losen' },
  conversation: { id: conversation, tenantId: tenant, conversationType: 'personal' },
  channelData: { tenant: { id: tenant } },
});

/** Writes something; resolves with how long the program took until it had answered, in milliseconds. */
export function say(speaker: Speaker, text: string): Promise<number> {
  return send(speaker, { type: 'message', text });
}

/** Puts a case on hold, or takes it up again; resolves with how long that took, in milliseconds. */
export function pressHold(speaker: Speaker, caseId: string, held: boolean): Promise<number> {
  const data = { nonce: randomUUID(), case: caseId, ...(held ? {} : { reason: 'Vi venter på svar om budsjettet.', until: '' }) };
  const action = { type: 'Action.Execute', verb: held ? 'case.resume' : 'case.hold', data };
  return send(speaker, { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm1', value: { action, trigger: 'manual' } }, '"AdaptiveCard"');
}

async function send(speaker: Speaker, activity: object, expected = ''): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${speaker.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...base(speaker), ...activity }),
  });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes(expected)) throw new Error(`The program answered ${answer.status} ${text.slice(0, 300)}`);
  return performance.now() - began;
}
