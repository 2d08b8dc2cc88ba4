/** `prose`: nothing special begins here. `wait`: more text is needed to tell. `changed`: something was taken. */
export type LineStart = 'prose' | 'wait' | 'changed'

/** How far the first text of a line is looked at. */
export const windowLength: number = 320
