// What `./maillage` runs before anything is installed.
import { ensureInstalled } from './install.mjs'

ensureInstalled()
