export interface ProgressLine {
  show(text: string): void
  end(): void
}

const ERASE = '\r\u001b[K'

/** One line that is written over, for people who wait; silent where nobody watches. */
export const progressLine = (stream: NodeJS.WriteStream): ProgressLine => ({
  show: (text) => {
    if (stream.isTTY) stream.write(`${ERASE}${text}`)
  },
  end: () => {
    if (stream.isTTY) stream.write(ERASE)
  },
})
