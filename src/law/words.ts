/** Languages in which the law is said. */
export type Language = 'fr' | 'en'
