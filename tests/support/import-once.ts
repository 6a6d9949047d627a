import { importPackage } from '../../src/exchange/index.ts'
import { connect } from '../../src/platform/database/index.ts'

/** A process that imports the package of its first argument into the database of its second. */
const [path = '', url = ''] = process.argv.slice(2)
const database = connect(url, 1)
process.stdout.write('ready\n')
const result = await importPackage(database, path)
await database.close()
process.exitCode = result.ok ? 0 : 2
