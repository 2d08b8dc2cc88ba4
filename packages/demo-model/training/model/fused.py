"""The model's loss on CPU with bf16 matmuls: one autograd function per block and one for the output head.
The residual stream, norms, softmaxes, loss and weights are fp32; what passes between matmuls is bf16."""
import torch
import torch.nn.functional as F

from attention import Shape, attend, attend_back
from kernels import bf16, call, rms, rms_back


class FusedBlock(torch.autograd.Function):
    """x (tokens, dim) -> the block's output, all of it or only at the token indices `rows` (for the last block)."""

    @staticmethod
    def forward(ctx, x, n1, wqkv, wo, n2, wgu, wd, cs, shape, eps, rows):
        weights = [bf16(w) for w in (wqkv, wo, wgu, wd)]
        wqkv, wo, wgu, wd = weights
        _, h1, r1 = rms(x, n1, eps)
        o, attention = attend(h1 @ wqkv.t(), cs, shape)
        x_in = x
        if rows is not None:
            o, x_in = o[rows], x[rows]
        x1, h2, r2 = rms(x_in, n2, eps, add=o @ wo.t())
        gu = h2 @ wgu.t()
        a = gu.new_empty(gu.shape[0], wd.shape[1])
        call("swiglu_fwd", gu, a, *a.shape)
        y = torch.empty_like(x1)
        call("add", x1, a @ wd.t(), y, y.numel())
        ctx.save_for_backward(x, n1, h1, r1, o, x1, n2, h2, r2, gu, a, cs, rows, *weights, *attention)
        ctx.shape = shape
        return y

    @staticmethod
    def backward(ctx, dy):
        x, n1, h1, r1, o, x1, n2, h2, r2, gu, a, cs, rows, wqkv, wo, wgu, wd, *attention = ctx.saved_tensors
        dy = dy.contiguous()
        dy16 = bf16(dy)
        da, dwd = dy16 @ wd, dy16.t() @ a
        dgu = torch.empty_like(gu)
        call("swiglu_bwd", gu, da, dgu, *a.shape)
        dh2, dwgu = dgu @ wgu, dgu.t() @ h2
        dx1, dx16, dn2 = rms_back(dh2, x1, n2, r2, residual=dy, half=True)
        do, dwo = dx16 @ wo, dx16.t() @ o
        if rows is not None:
            do = do.new_zeros(x.shape[0], do.shape[1]).index_copy_(0, rows, do)
            dx1 = torch.zeros_like(x).index_copy_(0, rows, dx1)
        dqkv = attend_back(do, attention, cs, ctx.shape)
        dh1, dwqkv = dqkv @ wqkv, dqkv.t() @ h1
        dx, _, dn1 = rms_back(dh1, x, n1, r1, residual=dx1)
        return dx, dn1, dwqkv.float(), dwo.float(), dn2, dwgu.float(), dwd.float(), None, None, None, None


class FusedHead(torch.autograd.Function):
    """-> (scale * summed cross-entropy, hits). The gradient is made in forward: backward must start at this loss itself."""

    @staticmethod
    def forward(ctx, x, norm, embed, targets, eps, scale):
        w = bf16(embed)
        _, h, r = rms(x, norm, eps)
        logits = h @ w.t()
        loss, hit = x.new_empty(len(targets)), x.new_empty(len(targets))
        call("cross_entropy", logits, targets, loss, hit, *logits.shape, scale)
        ctx.save_for_backward(x, norm, w, h, r, logits)
        return loss.sum() * scale, hit.sum()

    @staticmethod
    def backward(ctx, _dloss, _dhits):
        x, norm, w, h, r, dlogits = ctx.saved_tensors
        dx, _, dnorm = rms_back(dlogits @ w, x, norm, r)
        return dx, dnorm, (dlogits.t() @ h).float(), None, None, None


def fused_loss(model, ids, targets, select, scale):
    """As Model.loss."""
    c, (B, T) = model.c, ids.shape
    shape = Shape(B, T, c.heads, c.kv_heads, c.head_dim)
    cs = torch.view_as_real(model.rot[:T]).reshape(T, c.head_dim)
    x = F.embedding(ids, model.embed.weight).view(B * T, c.dim)
    rows = select.reshape(-1).nonzero()[:, 0]
    for b in model.blocks:
        only = rows if b is model.blocks[-1] else None
        x = FusedBlock.apply(x, b.attn_norm.weight, b.qkv.weight, b.out.weight, b.ffn_norm.weight, b.gate_up.weight,
                             b.down.weight, cs, shape, c.eps, only)
    return FusedHead.apply(x, model.norm.weight, model.embed.weight, targets, c.eps, scale)
