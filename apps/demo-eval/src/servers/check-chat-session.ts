import { defineChatSessionFunction, getLlama, LlamaChatSession, resolveChatWrapper } from 'node-llama-cpp'
import type { CheckResult } from './check-result.ts'
import { judge } from './judge.ts'
import { runCalculator } from './run-calculator.ts'

/** Chats through node-llama-cpp's own session, with the chat wrapper it makes of the template in the file. */
export async function checkChatSession(modelPath: string): Promise<readonly CheckResult[]> {
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false })
  try {
    const model = await llama.loadModel({ modelPath })
    const context = await model.createContext({ contextSize: 2048, threads: 1 })
    const chatWrapper = resolveChatWrapper(model)
    const session = new LlamaChatSession({ contextSequence: context.getSequence(), chatWrapper })
    const settings = { temperature: 0, maxTokens: 200 } as const
    const said = await session.prompt('Who are you?', settings)
    session.resetChatHistory()
    const calls: string[] = []
    const calculator = defineChatSessionFunction({
      description: 'Compute the value of an expression with + - * / % and parentheses.',
      params: { type: 'object', properties: { expression: { type: 'string' } } },
      async handler({ expression }) {
        calls.push(expression)
        return JSON.parse(await runCalculator({ expression })) as unknown
      },
    })
    const answer = await session.prompt('What is 12 * 7?', { ...settings, functions: { calculator } })
    const isCalled = calls.length === 1 && /^12 ?\* ?7$/.test(calls[0] ?? '')
    const written = model.detokenize(session.sequence.contextTokens, true).slice(-300)
    const name = `node-llama-cpp (${chatWrapper.wrapperName})`
    return [
      judge(`${name}, a question`, /demo model/i.test(said), said),
      judge(`${name}, a call`, isCalled, isCalled ? calls.join() : JSON.stringify(written)),
      judge(`${name}, its answer`, answer.includes('84'), answer),
    ]
  } finally {
    await llama.dispose()
  }
}
