import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['./tests/support/global-setup.ts'],
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
    // One worker a core: by default a core is left idle, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests that kill processes and drive a browser meet a busy machine there: a second try tells
    // a race of the test from a fault of the product, and the report still names it.
    retry: process.env['CI'] === 'true' ? 1 : 0,
  },
})
