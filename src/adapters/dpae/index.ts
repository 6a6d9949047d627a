export { nirKey, nirOf } from './nir.ts'
export { type Dpae, dpaeXml } from './dpae.ts'
