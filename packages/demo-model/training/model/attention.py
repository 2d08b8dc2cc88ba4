"""Causal grouped-query attention on bf16, in blocks of queries: a block meets only the keys up to its end, which saves
nearly half the work of long sequences."""
import torch

from kernels import call

BLOCK = 128   # tokens in a query block


class Shape:
    """Sizes of one microbatch: B sequences of T tokens, H query heads, K key/value heads of hd."""

    def __init__(self, B, T, H, K, hd):
        self.sizes = (B, T, H, K, hd, BLOCK)
        self.B, self.T, self.H, self.K, self.hd, self.group = B, T, H, K, hd, H // K
        self.starts = range(0, T, BLOCK)

    def blocks(self, q):
        """(first token, end, queries (B*K, tokens*group, hd)) of each block, as views of the query buffer, the last first."""
        per_token = self.B * self.H * self.hd
        for at in reversed(self.starts):
            end = min(self.T, at + BLOCK)
            yield at, end, q[at * per_token:end * per_token].view(self.B * self.K, (end - at) * self.group, self.hd)

    def new(self):
        """Empty q (flat), k, v."""
        kv = (self.B * self.K, self.T, self.hd)
        return [torch.empty(n, dtype=torch.bfloat16) for n in ((self.B * self.T * self.H * self.hd,), kv, kv)]

    def softmax(self, name, *args, at, end):
        p = args[0]
        call(name, *args, p.shape[0] * p.shape[1], end, p.shape[1], at, self.group)


def attend(qkv, cs, s):
    """qkv (tokens, (H+2K)*hd) -> (rows (tokens, H*hd), what attend_back needs)."""
    q, k, v = s.new()
    call("rope_split", qkv, q, k, v, cs, *s.sizes, 1)
    heads, probs = torch.empty_like(q), []
    for (at, end, queries), (_, _, out) in zip(s.blocks(q), s.blocks(heads)):
        p = torch.bmm(queries, k[:, :end].transpose(1, 2))
        s.softmax("softmax_fwd", p, at=at, end=end)
        torch.bmm(p, v[:, :end], out=out)
        probs.append(p)
    rows = torch.empty(s.B * s.T, s.H * s.hd, dtype=torch.bfloat16)
    call("heads_rows", heads, rows, *s.sizes, 1)
    return rows, (q, k, v, *probs)


def attend_back(drows, saved, cs, s):
    """-> dqkv"""
    q, k, v, *probs = saved
    dheads, dq = torch.empty_like(q), torch.empty_like(q)
    call("heads_rows", dheads, drows, *s.sizes, -1)
    dk = dv = None
    for (at, end, queries), (_, _, do), (_, _, dqueries), p in zip(s.blocks(q), s.blocks(dheads), s.blocks(dq), probs):
        ds = torch.bmm(do, v[:, :end].transpose(1, 2))
        s.softmax("softmax_bwd", p, ds, at=at, end=end)
        torch.bmm(ds, k[:, :end], out=dqueries)
        dk_part, dv_part = torch.bmm(ds.transpose(1, 2), queries), torch.bmm(p.transpose(1, 2), do)
        if dk is None:   # the last block reaches every key
            dk, dv = dk_part, dv_part
        else:
            dk[:, :end] += dk_part
            dv[:, :end] += dv_part
    dqkv = torch.empty(s.B * s.T, (s.H + 2 * s.K) * s.hd, dtype=torch.bfloat16)
    call("rope_split", dqkv, dq, dk, dv, cs, *s.sizes, -1)
    return dqkv
