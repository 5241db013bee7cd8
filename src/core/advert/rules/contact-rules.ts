import type { AdvertRule } from '../advert-rule.ts';
import { type Contact, findContact } from '../find-contact.ts';
import type { Draft } from '../draft.ts';
import { missingRule } from './missing.ts';

const isReachable = ({ phones, hasMail, hasPerson }: Contact): boolean => phones.length > 0 || hasMail || hasPerson;

/** Always contact information (S3-07). What exactly is missing is only told where there is some. */
const contact = missingRule('contact.missing', (draft) => !isReachable(findContact(draft)));

const lacks = (part: (contact: Contact) => boolean) => (draft: Draft): boolean => {
  const found = findContact(draft);
  return isReachable(found) && !part(found);
};

const phone = missingRule('contact.phone-missing', lacks((found) => found.phones.length > 0));
const person = missingRule('contact.person-missing', lacks((found) => found.hasPerson));

/** The rules on who can be asked about the post. */
export const contactRules: readonly AdvertRule[] = [contact, phone, person];
