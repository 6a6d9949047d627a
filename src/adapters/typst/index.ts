export { type Typesetter, openTypesetter } from './typesetter.ts'
