export { openPlatform, type PlatformOptions } from './open-platform.ts'
