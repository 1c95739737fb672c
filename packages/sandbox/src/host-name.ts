/** Whether a text is a host as an address has it, an IPv6 address in its brackets, without a port. */
export const isHostName = (text: string): boolean => /^(?:[^\s/:@?#[\]]+|\[[\da-f:.]+\])$/i.test(text);
