import { describe, expect, it } from 'vitest';
import { interfaceTexts } from '../../../src/view/interface-texts.ts';
import { isAboutPerson, toUnreachableReason, unreachableReasons } from '../../../src/core/sending/unreachable.ts';

describe('why somebody cannot be reached', () => {
  it.each([
    [403, 'ConversationBlockedByUser', 'blocked', true],
    [403, 'MessageWritesBlocked', 'blocked', true],
    [403, 'BotNotInConversationRoster', 'not-in-conversation', true],
    [403, 'BotDisabledByAdmin', 'disabled', true],
    [403, 'SomethingNew', 'refused', true],
    [403, null, 'refused', true],
    [404, 'ConversationNotFound', 'gone', true],
    [404, null, 'gone', true],
    [413, 'MessageSizeTooBig', 'too-large', false],
    [413, null, 'too-large', false],
    [401, null, 'unauthorised', false],
    [429, null, 'throttled', false],
    [400, 'BadSyntax', 'fault', false],
    [403, 'ServiceUrlNotAllowed', 'fault', false],
  ] as const)('%i %s means %s', (status, code, reason, aboutPerson) => {
    expect(toUnreachableReason(status, code)).toBe(reason);
    expect(isAboutPerson(reason)).toBe(aboutPerson);
  });

  it('can be told in every language', () => {
    for (const texts of Object.values(interfaceTexts))
      for (const reason of unreachableReasons.filter((one) => one !== 'obsolete')) expect(texts[`app.unreachable.${reason}`], reason).toBeDefined();
  });
});
