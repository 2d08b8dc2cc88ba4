"""Trains the demo model on a corpus file (see batches.py). SIGUSR1 begins the final decay of the learning rate now."""
import environment

if __name__ == "__main__":
    environment.apply()

import argparse
import json
import os
import signal
import time
from dataclasses import asdict

import torch

import kernels
from batches import Corpus, collate, group, steps
from fused import fused_loss
from model import Config, Model
from schedule import Schedule
from workers import Workers

HELDOUT_TOKENS = 60_000


def ends(text):
    return [float(part) for part in text.split(",")]


def arguments():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--corpus", required=True)
    a.add_argument("--heldout", required=True)
    a.add_argument("--out", required=True, help="directory of checkpoint.pt and log.jsonl")
    a.add_argument("--resume", metavar="DIR", help="go on from this directory's checkpoint")
    a.add_argument("--minutes", type=ends, default=[],
                   help="end after this time, decay included (default: after the corpus); the rate falls to 0 at each of several, such as 90,220")
    a.add_argument("--seed", type=int, default=1)
    for name, value in asdict(Config()).items():
        a.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    a.add_argument("--micro", type=int, default=4096, help="padded tokens in a microbatch")
    a.add_argument("--accumulate", type=int, default=2, help="microbatches in a step; a multiple of the processes is fastest")
    a.add_argument("--muon-lr", type=float, default=0.02)
    a.add_argument("--adam-lr", type=float, default=0.004)
    a.add_argument("--eval-every", type=float, default=600, help="seconds")
    a.add_argument("--processes", type=int, default=2 if os.cpu_count() == 2 else 1, help="that share the microbatches, on a CPU")
    a.add_argument("--threads", type=int, help="of each process (default: as many as there are processors for it)")
    a.add_argument("--plain", action="store_true", help="plain torch instead of the fused kernels")
    return a.parse_args()


class Trainer:
    def __init__(self, o):
        self.o, self.device = o, "cuda" if torch.cuda.is_available() else "cpu"
        processes = o.processes if self.device == "cpu" else 1
        torch.set_num_threads(o.threads or max(1, os.cpu_count() // processes))
        torch.manual_seed(o.seed)
        saved = torch.load(os.path.join(o.resume, "checkpoint.pt"), map_location="cpu") if o.resume else None
        self.config = Config(**saved["config"]) if saved else Config(**{k: getattr(o, k) for k in asdict(Config())})
        self.model = Model(self.config).to(self.device)
        self.workers = Workers(self.model, processes, o.muon_lr, o.adam_lr)
        self.at = {"step": 0, "tokens": 0, "learned": 0, "position": 0, "read": 0, "seconds": 0.0, "early": None}
        if saved:
            self.model.load_state_dict(saved["model"])
            for optimizer, state in zip(self.workers.optimizers, saved["optimizers"]):
                optimizer.load(state)
            self.at = saved["progress"]
        self.schedule = Schedule(o.minutes, self.at["seconds"])
        self.schedule.early = self.at["early"]
        fused = self.device == "cpu" and not o.plain and kernels.available()
        self.loss = (lambda *b: fused_loss(self.model, *b)) if fused else self.model.loss
        self.pad, self.corpus = self.config.vocab - 3, Corpus(o.corpus)
        self.heldout = self.read_heldout()
        os.makedirs(o.out, exist_ok=True)
        self.log_file = open(os.path.join(o.out, "log.jsonl"), "a")
        if saved and os.path.samefile(o.resume, o.out) and "log_bytes" in self.at:
            self.log_file.truncate(self.at["log_bytes"])
        self.say(parameters=self.model.size(), fused=fused, processes=processes, corpus=self.corpus.length, **asdict(self.config))

    def say(self, **numbers):
        numbers = {k: float(f"{v:.6g}") if isinstance(v, float) else v for k, v in numbers.items()}
        print("  ".join(f"{k} {v}" for k, v in numbers.items()), flush=True)
        self.log_file.write(json.dumps(numbers) + "\n")
        self.log_file.flush()

    def read_heldout(self):
        dialogues, tokens = [], 0
        for _, values in Corpus(self.o.heldout).records():
            if tokens >= HELDOUT_TOKENS:
                break
            dialogues.append(values[:self.config.ctx + 1])
            tokens += len(values)
        return [collate(g, self.pad) for g in group(dialogues, self.o.micro)]

    @torch.no_grad()
    def evaluate(self):
        """Held-out loss and accuracy per learned token."""
        loss = hits = count = 0
        for batch in self.heldout:
            if len(batch[1]):
                l, h = self.loss(*(t.to(self.device) for t in batch), 1.0)
                loss, hits, count = loss + l.item(), hits + h.item(), count + len(batch[1])
        self.say(minutes=self.schedule.spent() / 60, step=self.at["step"], heldout=loss / count, accuracy=hits / count)

    def checkpoint(self, name="checkpoint.pt"):
        self.evaluate()
        self.at.update(seconds=self.schedule.spent(), early=self.schedule.early, log_bytes=self.log_file.tell())
        path = os.path.join(self.o.out, name)
        torch.save({"config": asdict(self.config), "model": self.model.state_dict(), "progress": self.at,
                    "optimizers": [o.state() for o in self.workers.optimizers]}, path + ".part")
        os.replace(path + ".part", path)

    def steps(self):
        """Lists of microbatches that are learned together."""
        o, c = self.o, self.config
        return steps(self.corpus, self.pad, o.micro, o.accumulate, o.seed, self.at["position"], c.ctx)

    def learn(self, worker, step):
        """The worker's part of one step -> (mean loss per learned token, scale of the learning rates)."""
        learned = sum(len(b.targets) for b in step)

        def losses():
            total = 0.0
            for b in step[worker::self.workers.count]:
                loss, _ = self.loss(*(t.to(self.device) for t in b[:3]), 1 / learned)
                loss.backward()
                total += loss.item()
            return total

        loss, scale = self.workers.learn(worker, losses, self.at["step"])
        self.at.update(step=self.at["step"] + 1, learned=self.at["learned"] + learned, position=step[-1].resume,
                       tokens=self.at["tokens"] + sum(b.ids.numel() for b in step), read=step[-1].read)
        return loss, scale

    def follow(self, worker):
        """What every process but the first does: its part of each step, until the first ends the run."""
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        for step in self.steps():
            if self.learn(worker, step)[1] == 0:
                break

    def run(self):
        scale, mean = 0.0, None
        self.workers.spawn(self.follow)
        signal.signal(signal.SIGUSR1, lambda *_: self.schedule.decay_now(self.at["step"], scale))
        logged = evaluated = time.time()
        counted, stretch = self.at["tokens"], self.schedule.stretch()
        for step in self.steps():
            if stretch < self.schedule.stretch() < len(self.o.minutes):
                stretch = self.schedule.stretch()
                self.checkpoint(f"checkpoint-{self.o.minutes[stretch - 1]:g}.pt")
            progress = self.schedule.progress(self.at["read"] / self.corpus.length)
            self.workers.shared[-1] = self.schedule.scale(self.at["step"], progress)
            loss, scale = self.learn(0, step)
            if loss != loss or loss == float("inf"):
                self.workers.abort()
                raise SystemExit(f"stopped: the loss is {loss} at step {self.at['step']}; the last checkpoint is kept")
            if scale == 0:
                break
            mean = loss if mean is None else 0.97 * mean + 0.03 * loss
            now = time.time()
            if now - logged > 30:
                self.say(minutes=self.schedule.spent() / 60, step=self.at["step"], tokens=self.at["tokens"],
                         learned=self.at["learned"], loss=mean, scale=scale, rate=round((self.at["tokens"] - counted) / (now - logged)))
                logged, counted = now, self.at["tokens"]
            if now - evaluated > self.o.eval_every:
                self.checkpoint()
                evaluated = time.time()
        self.checkpoint()


if __name__ == "__main__":
    Trainer(arguments()).run()
