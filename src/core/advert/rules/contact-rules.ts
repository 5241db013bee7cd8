import type { AdvertRule } from '../advert-rule.ts';
import { type Contact, findContact } from '../find-contact.ts';
import { missingRule } from './missing.ts';

const isReachable = ({ phones, hasMail, hasPerson }: Contact): boolean => phones.length > 0 || hasMail || hasPerson;

/** Always contact information (S3-07). */
const contact = missingRule('contact.missing', (draft) => !isReachable(findContact(draft)));
const phone = missingRule('contact.phone-missing', (draft) => findContact(draft).phones.length === 0);
const person = missingRule('contact.person-missing', (draft) => !findContact(draft).hasPerson);

/** The rules on who can be asked about the post. */
export const contactRules: readonly AdvertRule[] = [contact, phone, person];
