export { type SageLine, sageFile } from './sage.ts'
