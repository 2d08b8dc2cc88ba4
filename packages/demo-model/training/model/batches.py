"""Reads a corpus file and makes microbatches of dialogues of similar length.

The file is a sequence of records in training order: little-endian uint16 n, then n uint16 values. value & 0x7fff is the
token id; bit 0x8000 marks a learned target. One record is one dialogue."""
import random
from typing import NamedTuple

import numpy as np
import torch

LEARNED = 0x8000


class Corpus:
    """The file, memory-mapped. A position counts uint16 values from the file's start."""

    def __init__(self, path):
        self.values = np.memmap(path, dtype="<u2", mode="r")
        self.length = len(self.values)

    def records(self, position=0):
        """Yields (position behind the record, its values)."""
        while position < self.length:
            n = int(self.values[position])
            end = position + 1 + n
            if n < 2 or end > self.length:
                raise ValueError(f"corrupt corpus: record of {n} values at {position} of {self.length}")
            yield end, self.values[position + 1:end]
            position = end


def collate(dialogues, pad, multiple=16):
    """-> (ids (B,T), learned targets, select (B,T)); T is rounded up to `multiple`."""
    T = -(-(max(map(len, dialogues)) - 1) // multiple) * multiple + 1
    values = np.full((len(dialogues), T), pad, dtype=np.int64)
    for row, d in zip(values, dialogues):
        row[:len(d)] = d
    values = torch.from_numpy(values)
    ids, select = values & (LEARNED - 1), (values & LEARNED).bool()[:, 1:]
    return ids[:, :-1], ids[:, 1:][select], select


def group(pool, micro):
    """Sorts dialogues by length and packs neighbours into groups of at most `micro` padded tokens."""
    groups, current = [], []
    for d in sorted(pool, key=len):
        if current and (len(current) + 1) * len(d) > micro:
            groups.append(current)
            current = []
        current.append(d)
    return groups + [current] if current else groups


class Batch(NamedTuple):
    ids: torch.Tensor       # (B,T)
    targets: torch.Tensor   # the learned tokens, in the order of select
    select: torch.Tensor    # (B,T): positions whose next token is learned
    resume: int             # a run resumed at this position repeats at most the current pool
    read: int               # corpus values consumed


def steps(corpus, pad, micro, together, seed, position=0, limit=2048, pool_tokens=300_000):
    """Yields lists of up to `together` Batches that are learned in one step: every dialogue with a learned token once, one
    pool after the other. Those of a step are neighbours in length, so that nobody waits for somebody else's longer ones;
    the steps of a pool are shuffled."""
    pool, tokens, start = [], 0, position
    for end, values in corpus.records(position):
        values = values[:limit + 1]
        if (values[1:] & LEARNED).any():
            pool.append(values)
            tokens += len(values)
        if tokens >= pool_tokens or end == corpus.length:
            groups, read = group(pool, micro), start
            chunks = [groups[at:at + together] for at in range(0, len(groups), together)]
            random.Random(seed * 1_000_003 + start).shuffle(chunks)
            for chunk in chunks:
                resume, step = end if chunk is chunks[-1] else start, []
                for g in chunk:
                    read += sum(len(d) + 1 for d in g)
                    step.append(Batch(*collate(g, pad), resume, read))
                yield step
            pool, tokens, start = [], 0, end
