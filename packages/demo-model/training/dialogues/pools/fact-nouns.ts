/** What begins at a time. */
export const events: readonly string[] =
  'meeting train flight appointment lesson call interview exam lunch bus dinner concert deadline class party date game show surgery wedding'.split(
    ' ',
  )

/** What may have a name. */
export const things: readonly string[] =
  'boat car bike team band robot school company street project server shop house village restaurant book game laptop phone hotel club garden'.split(
    ' ',
  )

/** What one may want remembered. */
export const secrets: readonly string[] =
  'code word|password|door code|secret word|pin|magic word|key phrase|passphrase|room number|access code|build number|ticket id|wifi password|safe code|gate code|launch code|secret|plan|project name|meeting room'.split(
    '|',
  )

/** What belongs to a person. */
export const details: readonly string[] =
  'locker number|phone number|order number|account number|shoe size|lucky number|seat number|flight number|zip code|house number|ticket number|home town|job title|nickname|star sign|street|middle name|last name|email|blood type|native language|badge id|username|hair colour|eye colour|bank|school|company'.split(
    '|',
  )

/** What one may have a favourite of. */
export const favourites: readonly string[] =
  'colour food film book song band sport drink animal city season number flower fruit game word place tea cheese hobby movie singer dish team show'.split(
    ' ',
  )
