import { commandList } from '../../core/command-list.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { isAllowed } from '../rights.ts';
import { menuButton, type TurnContext } from '../turn-context.ts';
import { systemName } from './system-name.ts';

/** What one can write, with a button for the two most wanted. */
export function toHelp(context: TurnContext): Reply {
  const isHr = isAllowed(context.person, 'change-settings');
  return {
    kind: 'help',
    text: { key: 'app.help.text', params: { system: systemName(context.policy) } },
    lines: [
      ...commandList.map(({ title, description }) => ({ say: title, does: description })),
      ...(isHr
        ? [
            { say: { key: 'app.help.settings' }, does: { key: 'app.help.settings-does' } },
            { say: { key: 'app.help.reported' }, does: { key: 'app.help.reported-does' } },
            { say: { key: 'app.help.unconfirmed' }, does: { key: 'app.help.unconfirmed-does' } },
            { say: { key: 'app.help.broadcast' }, does: { key: 'app.help.broadcast-does' } },
            { say: { key: 'app.help.broadcasts' }, does: { key: 'app.help.broadcasts-does' } },
          ]
        : []),
    ],
    buttons: [
      menuButton(context, 'case.new', { key: 'app.button.new-case' }, {}, 'primary'),
      menuButton(context, 'cases.list', { key: 'app.button.my-cases' }),
      ...(isHr
        ? [
            menuButton(context, 'settings.show', { key: 'app.button.settings' }),
            menuButton(context, 'advert.reported', { key: 'app.button.reported-findings' }),
            menuButton(context, 'broadcast.new', { key: 'app.broadcast.button.new' }),
          ]
        : []),
    ],
  };
}
