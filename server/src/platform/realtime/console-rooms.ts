/** Consoles connect here (see the alerts' gateway). */
export const consoleNamespace = '/console';
export const everyConsole = 'everyone';
/** The consoles of one member of staff. */
export const consolesOf = (staffId: number): string => `staff:${staffId}`;
