import type { Reply } from '../../core/reply.ts';
import { isAllowed } from '../rights.ts';
import { menuButton, type TurnContext } from '../turn-context.ts';
import { reachableCases } from './case-list.ts';

/** The first thing anybody sees: what Losen is, that it is a bot, and the one thing to do now. */
export async function toWelcome(context: TurnContext): Promise<Reply> {
  const { person } = context;
  if (!isAllowed(person, 'open-case', 'none')) return toNoTasks(context);
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

/** Who has no part in a recruitment yet is told so kindly, and where to turn. */
export function toNoTasks({ person }: TurnContext): Reply {
  const role = person.roles[0];
  return {
    kind: 'welcome',
    name: firstName(person.name),
    text: { key: role === undefined ? 'app.welcome.no-role' : `app.welcome.${role}` },
    buttons: [],
  };
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
