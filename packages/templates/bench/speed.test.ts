import { describe, expect, it } from 'vitest'
import { compareSpeed, measureGrowth, summarize } from './speed.ts'
import { officialTemplates } from '../test/official-templates.ts'

describe('the speed bench', () => {
  it('compares parsing and rendering of nearly every template', () => {
    const sources = officialTemplates()
    const rows = compareSpeed(sources, 1)
    expect(rows.length).toBeGreaterThan(sources.size * 0.85)
    const { parse, render } = summarize(rows)
    expect(parse).toBeGreaterThan(0)
    expect(render).toBeGreaterThan(0)
  })

  it('measures one time for each length of a conversation', () => {
    const times = measureGrowth('{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}', [1, 3], 1)
    expect(times).toHaveLength(2)
    expect(Math.min(...times)).toBeGreaterThan(0)
  })
})
