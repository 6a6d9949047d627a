export { legifranceUrl as articleUrl } from '../law/index.ts'
