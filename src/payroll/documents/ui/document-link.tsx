import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { addressOf } from '../../../web/api.ts'

/** A document opens in its own tab, ready to print. */
export function DocumentLink({
  url,
  query,
  children,
}: {
  readonly url: string
  readonly query?: object
  readonly children: ReactNode
}) {
  return (
    <Button
      component="a"
      href={addressOf(url, query === undefined ? {} : { query })}
      target="_blank"
      rel="noreferrer"
      variant="default"
      leftSection={<IconFileText size={16} stroke={1.6} aria-hidden />}
    >
      {children}
    </Button>
  )
}
