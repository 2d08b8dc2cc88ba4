import type { CheckResult } from './check-result.ts'
import { checkChatSession } from './check-chat-session.ts'
import { checkLlamaServer } from './check-llama-server.ts'

/** Runs the model's file in llama.cpp's own server and in node-llama-cpp's own chat. */
export async function checkServers(model: string): Promise<readonly CheckResult[]> {
  return [...(await checkLlamaServer(model)), ...(await checkChatSession(model))]
}
