#!/usr/bin/env node
import { runDoctor } from './run-doctor.ts'

process.exitCode = await runDoctor(process.argv.slice(2), {
  out: (line) => console.log(line),
  complain: (line) => console.error(line),
  environment: process.env,
})
