export { type Dpae, dpaeXml } from './dpae.ts'
