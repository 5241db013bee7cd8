import type { Command } from '../../core/case/command.ts';
import { openRequests } from '../../core/case/requests.ts';
import type { UserId } from '../../core/ids.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, noSuchCase, staleCard, toRefusalReply } from '../carry-out.ts';
import { saveFocus } from '../focus.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import type { Notification } from '../sending/outbox-item.ts';
import { toButton } from '../show/button.ts';
import { requestName, toRegisterForm, toRequestForm } from '../show/request-form.ts';
import { caseReply, mayHandleRequests, newOrigin, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { numberOf, type Press } from './read-press.ts';

/** Handles what is pressed about requests for information and access, and complaints. */
export async function pressRequest(context: TurnContext, press: Press): Promise<Outcome> {
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
  if (loaded === null || !mayHandleRequests(context, loaded)) return noSuchCase(context);
  const options = { origin: newOrigin(context, loaded.state.id), today: context.app.clock.today() };
  switch (press.verb) {
    case 'request.form':
      return replacing(context, toRegisterForm(loaded, null, options));
    case 'request.open': {
      await saveFocus(context, loaded.state.id);
      const one = loaded.state.requests.find(({ id }) => id === numberOf(press, 'of', 0));
      const command: Command = { kind: 'answer-request', request: 0, inputs: {} };
      return replacing(
        context,
        one === undefined ? toRefusalReply(context, loaded, { reason: 'not-applicable' }, command) : toRequestForm(loaded, one, options),
      );
    }
    case 'request.register':
      return register(context, press);
    case 'request.answer':
      return answer(context, press);
    default:
      return staleCard(context);
  }
}

async function register(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person } = context;
  const advisers = person.roles.includes('hr') ? [] : await app.directory.withRole(tenant, 'hr');
  return carryOut(context, press, {
    command: { kind: 'register-request', inputs: press.data },
    done: { key: 'app.request.done-registered' },
    form: (loaded, refused) => toRegisterForm(loaded, null, { origin: newOrigin(context, loaded.state.id), today: app.clock.today(), ...refused }),
    // What to do comes right after it is registered, on the card it will be answered on.
    show: (loaded, notices) => {
      const one = loaded.state.requests.at(-1);
      return one === undefined
        ? null
        : toRequestForm(loaded, one, { origin: newOrigin(context, loaded.state.id), today: app.clock.today(), notices });
    },
    notify: (after) =>
      toTold(
        context,
        after,
        advisers.map(({ id }) => id),
      ),
  });
}

async function answer(context: TurnContext, press: Press): Promise<Outcome> {
  const id = numberOf(press, 'of', 0);
  return carryOut(context, press, {
    command: { kind: 'answer-request', request: id, inputs: press.data },
    done: { key: 'app.request.done-answered' },
    form: (loaded, refused) => {
      const one = loaded.state.requests.find((request) => request.id === id);
      if (one === undefined) return caseReply(context, loaded);
      return toRequestForm(loaded, one, { origin: newOrigin(context, loaded.state.id), today: context.app.clock.today(), ...refused });
    },
  });
}

/** HR is told of what is HR's to answer; the clock runs from the day it came. */
function toTold(context: TurnContext, { state }: LoadedCase, advisers: readonly UserId[]): readonly Notification[] {
  const one = openRequests(state.requests).find(({ id }) => id === state.turn);
  if (one === undefined || one.owner !== 'hr') return [];
  const params = { request: requestName(one.request), case: state.id, title: state.facts.title, due: { date: one.due }, name: context.person.name };
  return advisers.map((to) => ({
    key: `request/${state.id}/${state.turn}/${to}`,
    to,
    content: {
      kind: 'reply',
      reply: toNotice(
        { key: 'app.request.told', params },
        { buttons: [toButton(newOrigin(context, state.id), 'request.open', { key: 'app.request.see' }, { data: { of: one.id, menu: true } })] },
      ),
    },
  }));
}
