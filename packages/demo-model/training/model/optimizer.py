"""Muon for the matrices (equal shapes orthogonalised together, in bf16) and AdamW for embeddings and norms."""
import torch


def orthogonalise(g, steps=5):
    """Newton-Schulz iteration on a stack of wide matrices (n, rows <= columns): moves their singular values near 1."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = (g / (g.norm(dim=(1, 2), keepdim=True) + 1e-7)).bfloat16()
    for _ in range(steps):
        s = torch.bmm(x, x.transpose(1, 2))
        x = torch.baddbmm(x, torch.baddbmm(s, s, s, beta=b, alpha=c), x, beta=a)
    return x.float()


class Muon:
    """Momentum and orthogonalised updates. `params` is [(weight, row counts)]: fused weights are updated part by part."""

    def __init__(self, params, lr=0.02, decay=0.02):
        self.weights, self.lr, self.decay = [p for p, _ in params], lr, decay
        self.buffers = [torch.zeros_like(p) for p in self.weights]
        self.stacks = {}   # wide shape -> [(weight index, first row, row count, whether to transpose)]
        for i, (p, parts) in enumerate(params):
            at = 0
            for n in parts:
                tall = n > p.shape[1]
                self.stacks.setdefault((p.shape[1], n) if tall else (n, p.shape[1]), []).append((i, at, n, tall))
                at += n

    @torch.no_grad()
    def step(self, scale, momentum):
        lr = self.lr * scale
        torch._foreach_mul_(self.buffers, momentum)
        torch._foreach_add_(self.buffers, [p.grad for p in self.weights])
        wanted = torch._foreach_add([p.grad for p in self.weights], self.buffers, alpha=momentum)
        torch._foreach_mul_(self.weights, 1 - lr * self.decay)
        for members in self.stacks.values():
            parts = [wanted[i][at:at + n] for i, at, n, _ in members]
            updates = orthogonalise(torch.stack([g.t() if m[3] else g for g, m in zip(parts, members)]))
            for (i, at, n, tall), u in zip(members, updates):
                p = self.weights[i]
                p[at:at + n].add_(u.t() if tall else u, alpha=-lr * max(1, n / p.shape[1]) ** 0.5)
        for p in self.weights:
            p.grad = None


class Optimizer:
    """Both optimizers behind one step(scale, steps done); scale multiplies the learning rates. Of `shares` optimizers of
    one model, the one numbered `share` updates its part of the matrices, and the first one all the rest."""

    def __init__(self, model, muon_lr=0.02, adam_lr=0.004, share=0, shares=1):
        c, matrices = model.c, []
        kv = c.kv_heads * c.head_dim
        for b in model.blocks:
            matrices += [(b.qkv.weight, [c.dim, kv, kv]), (b.out.weight, [c.dim]),
                         (b.gate_up.weight, [c.ff, c.ff]), (b.down.weight, [c.dim])]
        taken = {id(p) for p, _ in matrices}
        mine = [m for i, m in enumerate(matrices) if i // 4 % shares == share]
        rest = [p for p in model.parameters() if id(p) not in taken] if share == 0 else []
        self.weights = [p for p, _ in mine] + rest
        self.muon, self.adam_lr = Muon(mine, muon_lr), adam_lr
        self.adam = torch.optim.AdamW(rest, lr=adam_lr, betas=(0.9, 0.98), eps=1e-8, weight_decay=0.0) if rest else None

    def step(self, scale, done):
        self.muon.step(scale, momentum=min(0.95, 0.85 + done / 3000))
        if self.adam:
            self.adam.param_groups[0]["lr"] = self.adam_lr * scale
            self.adam.step()
            self.adam.zero_grad(set_to_none=True)

    def state(self):
        return {"muon": self.muon.buffers, "adam": self.adam and self.adam.state_dict()}

    def load(self, state):
        for mine, saved in zip(self.muon.buffers, state["muon"]):
            mine.copy_(saved)
        if self.adam:
            self.adam.load_state_dict(state["adam"])
