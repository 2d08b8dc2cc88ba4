"""A small llama-architecture decoder in plain torch: RMSNorm, interleaved RoPE (llama.cpp's NORM type), grouped-query
attention, SwiGLU, no biases, tied embeddings. The reference for fused.py, and what runs on a GPU."""
import math
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Config:
    vocab: int = 2048
    dim: int = 256
    layers: int = 6
    heads: int = 4
    kv_heads: int = 2
    ff: int = 512
    ctx: int = 2048
    theta: float = 10000.0
    eps: float = 1e-5

    @property
    def head_dim(self):
        return self.dim // self.heads


class RMSNorm(nn.Module):
    def __init__(self, dim, eps):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))
        self.eps = eps

    def forward(self, x):
        x = x.float()
        return x * (x.square().mean(-1, keepdim=True) + self.eps).rsqrt() * self.weight


def attention(q, k, v):
    """Causal; q (B,H,T,hd), k and v alike."""
    if q.is_cuda and hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
    T = q.shape[2]
    hidden = torch.ones(T, T, dtype=torch.bool, device=q.device).triu(1)
    scores = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).masked_fill(hidden, float("-inf"))
    return scores.softmax(-1).to(v.dtype) @ v


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c = c
        self.attn_norm = RMSNorm(c.dim, c.eps)
        self.qkv = nn.Linear(c.dim, (c.heads + 2 * c.kv_heads) * c.head_dim, bias=False)   # rows: q | k | v
        self.out = nn.Linear(c.dim, c.dim, bias=False)
        self.ffn_norm = RMSNorm(c.dim, c.eps)
        self.gate_up = nn.Linear(c.dim, 2 * c.ff, bias=False)   # rows: gate | up
        self.down = nn.Linear(c.ff, c.dim, bias=False)

    def forward(self, x, rot):
        c, (B, T, _) = self.c, x.shape
        heads = self.qkv(self.attn_norm(x)).view(B, T, -1, c.head_dim).transpose(1, 2)
        qk, v = heads.split([c.heads + c.kv_heads, c.kv_heads], 1)
        pairs = torch.view_as_complex(qk.float().reshape(*qk.shape[:-1], -1, 2))
        q, k = torch.view_as_real(pairs * rot).flatten(-2).to(v.dtype).split([c.heads, c.kv_heads], 1)
        k, v = (t.repeat_interleave(c.heads // c.kv_heads, 1) for t in (k, v))
        x = x + self.out(attention(q, k, v).transpose(1, 2).reshape(B, T, c.dim))
        gate, up = self.gate_up(self.ffn_norm(x)).split(c.ff, -1)
        return x + self.down(F.silu(gate) * up)


class Model(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c = c
        self.embed = nn.Embedding(c.vocab, c.dim)
        self.blocks = nn.ModuleList(Block(c) for _ in range(c.layers))
        self.norm = RMSNorm(c.dim, c.eps)
        nn.init.normal_(self.embed.weight, std=0.05)
        for b in self.blocks:   # inputs of unit gain, residual outputs start at zero
            for w in (b.qkv.weight, b.gate_up.weight):
                nn.init.normal_(w, std=c.dim ** -0.5)
            for w in (b.out.weight, b.down.weight):
                nn.init.zeros_(w)
        frequencies = c.theta ** (-torch.arange(0, c.head_dim, 2).float() / c.head_dim)
        angles = torch.outer(torch.arange(c.ctx).float(), frequencies)
        self.register_buffer("rot", torch.polar(torch.ones_like(angles), angles), persistent=False)

    def forward(self, ids, select=None):
        """Logits of ids (B,T) at all positions, or only where the boolean `select` (B,T) is true."""
        x = self.embed(ids)
        for b in self.blocks:
            x = b(x, self.rot[:ids.shape[1]])
        return F.linear(self.norm(x if select is None else x[select]), self.embed.weight)

    def loss(self, ids, targets, select, scale):
        """-> (scale * cross-entropy summed over the selected positions, how many targets have the highest logit)."""
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=ids.is_cuda):
            logits = self(ids, select)
        logits = logits.float()
        return F.cross_entropy(logits, targets, reduction="sum") * scale, (logits.argmax(-1) == targets).sum()

    def size(self):
        return sum(p.numel() for p in self.parameters())
