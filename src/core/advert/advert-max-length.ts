/** Longest advert that is checked, in the chat and at the command line, in UTF-16 units; what the check is measured with. */
export const advertMaxLength = 65_536;
