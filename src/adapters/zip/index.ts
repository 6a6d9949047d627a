import { crc32 } from 'node:zlib'

/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string
  readonly content: Buffer
}

const UTF8_NAMES = 0x0800
/** 1 January 1980, the first day of the format: archives of the same files are the same bytes. */
const NO_DATE = 0x0021
const MOST_BYTES = 0xffff_ffff

function header(signature: number, { name, content }: ArchivedFile, central: boolean): Buffer {
  const bytes = Buffer.from(name)
  const fields = Buffer.alloc(central ? 46 : 30)
  let at = fields.writeUInt32LE(signature)
  if (central) at = fields.writeUInt16LE(20, at)
  at = fields.writeUInt16LE(20, at)
  at = fields.writeUInt16LE(UTF8_NAMES, at)
  at = fields.writeUInt16LE(0, at)
  at = fields.writeUInt16LE(0, at)
  at = fields.writeUInt16LE(NO_DATE, at)
  at = fields.writeUInt32LE(crc32(content), at)
  at = fields.writeUInt32LE(content.length, at)
  at = fields.writeUInt32LE(content.length, at)
  fields.writeUInt16LE(bytes.length, at)
  return Buffer.concat([fields, bytes])
}

/**
 * A ZIP archive (APPNOTE 6.3) of files that are compressed already, such as PDF: they are stored
 * as they are, in their order.
 *
 * @throws when the archive would be larger than 4 GiB.
 */
export async function zipOf(files: AsyncIterable<ArchivedFile>): Promise<Buffer> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for await (const file of files) {
    const local = header(0x04034b50, file, false)
    const central = header(0x02014b50, file, true)
    central.writeUInt32LE(offset, 42)
    parts.push(local, file.content)
    directory.push(central)
    offset += local.length + file.content.length
    if (offset > MOST_BYTES) throw new Error('the archive is larger than its format allows')
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
