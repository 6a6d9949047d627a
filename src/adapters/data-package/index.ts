export { csvText } from './csv.ts'
export {
  DESCRIPTOR_FILE,
  descriptorText,
  RESOURCES,
  type Resource,
  type Sheet,
  writtenSheets,
} from './descriptor.ts'
export { expectedText, warningText } from './expected-text.ts'
export { mistakesIn } from './mistakes.ts'
export {
  describeError,
  describeWarning,
  type Expected,
  type PackageError,
  type PackageWarning,
} from './package-error.ts'
export { readPackage } from './read-package.ts'
export {
  cell,
  inOrderOfKeys,
  keyOf,
  known,
  type PackageData,
  type Row,
  shownKey,
  type Table,
} from './table.ts'
export { isCanonicalUtc, listOf, namesOf, utcMoment } from './values.ts'
export { type Place, placeOf, WORK, type Work, workOf } from './work.ts'
export { workbookBytes } from './workbook.ts'
export { NOTHING_STORED, type RowsByKey, type Stored, type World, worldOf } from './world.ts'
