export * from './minutes-by-day.ts'
