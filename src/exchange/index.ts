export {
  describeError,
  describeWarning,
  type PackageError,
  type PackageWarning,
  readPackage,
} from '../adapters/data-package/index.ts'
export { exportPackage, type ExportRefusal, type ExportReport } from './export-package.ts'
export {
  importPackage,
  type ImportedRows,
  type ImportOptions,
  type ImportRefusal,
  type ImportReport,
} from './import-package.ts'
export {
  DEFAULT_MONTH,
  type GeneratedGroup,
  type GenerateReport,
  type GroupRequest,
  generateGroup,
  generatePackage,
  type PackageRequest,
  type PlantedBreach,
  PROFILES,
  type Profile,
} from './generate/index.ts'
export { exchangeApi } from './exchange-api.ts'
