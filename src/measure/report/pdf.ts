import PDFDocument from 'pdfkit'
import type { ReportPart } from './lines.ts'

const MARGIN = 50
const WIDTH = 595 - 2 * MARGIN
const FIRST = 170
const GAP = 8

/**
 * A report as a PDF of A4 pages. The typeface holds the letters of western Europe; other letters are written as a
 * question mark (the CSV has them all).
 */
export function reportPdf(title: string, madeAt: Date, parts: readonly ReportPart[]): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: printable(title), CreationDate: madeAt },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
  document.font('Helvetica-Bold').fontSize(18).text(printable(title))
  for (const { heading, lines } of parts) {
    document.moveDown(1.2).font('Helvetica-Bold').fontSize(12).fillColor('#222').text(heading, MARGIN)
    document.moveDown(0.4).font('Helvetica').fontSize(9.5)
    for (const [name, ...values] of lines) writeLine(document, name, values)
  }
  document.end()
  return done
}

function writeLine(document: PDFKit.PDFDocument, name: string, values: readonly string[]): void {
  const each = (WIDTH - FIRST - GAP * values.length) / Math.max(1, values.length)
  const heights = [
    document.heightOfString(printable(name) || ' ', { width: FIRST }),
    ...values.map((value) => document.heightOfString(printable(value), { width: each })),
  ]
  const height = Math.max(...heights) + 4
  if (document.y + height > document.page.height - MARGIN) document.addPage()
  const { y } = document
  document.fillColor('#555').text(printable(name), MARGIN, y, { width: FIRST })
  values.forEach((value, index) => {
    document
      .fillColor('#111')
      .text(printable(value), MARGIN + FIRST + GAP + index * (each + GAP), y, { width: each })
  })
  document.y = y + height
}

/** Letters that the built-in typeface lacks, as question marks. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a0-\u00ff–—‘’“”•…€]/gu, '?')
}
