import type { Json, Rendering } from '@orion-harness/core'

/** A custom rendering: a list of objects as comma-separated values, which costs a small model the fewest tokens. */
export const asCsv: Rendering = (data) => {
  if (!Array.isArray(data)) return JSON.stringify(data)
  const rows: readonly object[] = data.filter(isRow)
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) =>
    columns.map((column) => cell(Object.entries(row).find(([key]) => key === column)?.[1])),
  )
  return [columns, ...lines].map((line) => line.join(',')).join('\n')
}

function isRow(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cell(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
