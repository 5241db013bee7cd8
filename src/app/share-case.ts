import type { CaseId, Nonce, PositionId, StepId, TenantId, UserId } from '../core/ids.ts';
import type { Result } from '../core/result.ts';
import type { Person } from '../ports/directory.ts';
import type { App } from './app.ts';
import { runCommand, type CommandRefusal, type CommandResult } from './run-command.ts';

/** Shares a case at a step with union representatives. Who is one, and of which union, is asked of the directory; anybody else chosen is left out. */
export async function shareCase(
  app: App,
  {
    tenant,
    person,
    caseId,
    step,
    position,
    users,
    nonce,
  }: {
    readonly tenant: TenantId;
    readonly person: Person;
    readonly caseId: CaseId;
    readonly step: StepId;
    readonly position: PositionId | null;
    readonly users: readonly UserId[];
    readonly nonce: Nonce | null;
  },
): Promise<Result<CommandResult, CommandRefusal>> {
  const found = await Promise.all(users.map((user) => app.directory.find(tenant, user)));
  const chosen = found.flatMap((one) =>
    one?.post !== undefined && one.roles.includes('union') && one.id !== person.id ? [{ user: one.id, union: one.post.union }] : [],
  );
  return runCommand(app, { tenant, person, caseId, command: { kind: 'share', step, position, with: chosen }, nonce });
}
