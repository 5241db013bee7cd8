import type { Reply } from '../../core/reply/reply.ts';
import { isAllowed } from '../rights.ts';
import { menuButton, type TurnContext } from '../turn-context.ts';
import { listPart } from './case-list.ts';
import { reachableCases } from './reachable-cases.ts';

/** The first thing anybody sees: what Losen is, that it is a bot, and the one thing to do now. */
export async function toWelcome(context: TurnContext): Promise<Reply> {
  const { person } = context;
  if (!isAllowed(person, 'open-case')) return toParticipantWelcome(context);
  const open = (await reachableCases(context)).filter(({ status, owner }) => status !== 'closed' && owner === person.id);
  const list = menuButton(context, 'cases.list', { key: 'app.button.my-cases' }, {}, open.length > 0 ? 'primary' : 'normal');
  const newCase = menuButton(context, 'case.new', { key: 'app.button.new-case' }, {}, open.length > 0 ? 'normal' : 'primary');
  const help = menuButton(context, 'help.show', { key: 'app.button.help' });
  return {
    kind: 'welcome',
    name: firstName(person.name),
    text: open.length === 0 ? { key: 'app.welcome.new' } : { key: 'app.welcome.back', params: { count: open.length } },
    buttons: open.length > 0 ? [list, newCase, help] : [newCase, help],
  };
}

/** Who leads no recruitment is told what Losen is to her: how many cases she takes part in, or where to turn. */
export async function toParticipantWelcome(context: TurnContext): Promise<Reply> {
  const { person } = context;
  const part = listPart(person);
  const open = (await reachableCases(context)).filter(({ status }) => status !== 'closed');
  const key = person.roles.length === 0 ? 'no-role' : part;
  return {
    kind: 'welcome',
    name: firstName(person.name),
    text: open.length === 0 ? { key: `app.welcome.${key}` } : { key: `app.welcome.${key}-cases`, params: { count: open.length } },
    buttons: open.length === 0 ? [] : [menuButton(context, 'cases.list', { key: 'app.button.see-cases' }, {}, 'primary')],
  };
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
