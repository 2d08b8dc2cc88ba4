"""Checks the fused bf16 path against the plain fp32 model. `check_blocks.py` prints the differences and fails on a bad one."""
import torch

import attention
import kernels
from fused import fused_loss
from model import Config, Model


def example(c, B, T, generator):
    """Random ids with about a third of the positions learned -> (ids, targets, select)."""
    ids = torch.randint(c.vocab, (B, T + 1), generator=generator)
    select = torch.rand(B, T, generator=generator) < 0.3
    select[:, -1] = True
    return ids[:, :-1], ids[:, 1:][select], select


def gradients(model, loss_of, batch):
    for p in model.parameters():
        p.grad = None
    loss, hits = loss_of(*batch, 1 / len(batch[1]))
    loss.backward()
    return loss.item(), hits.item(), {n: p.grad.clone() for n, p in model.named_parameters()}


def check_agreement(model, batch):
    loss, _, plain = gradients(model, model.loss, batch)
    fused, _, half = gradients(model, lambda *b: fused_loss(model, *b), batch)
    worst = max((((half[n] - g).norm() / g.norm()).item(), n) for n, g in plain.items())
    print(f"{tuple(batch[0].shape)}: loss {loss:.5f} plain, {fused:.5f} fused; largest relative gradient difference {worst[0]:.4f} ({worst[1]})")
    assert abs(loss - fused) < 0.003 * loss and worst[0] < 0.05


def row_losses(model, ids, select_at, target):
    """Fused loss of one learned position per sequence."""
    select = torch.zeros(ids.shape, dtype=torch.bool)
    select[0, select_at] = True
    with torch.no_grad():
        return fused_loss(model, ids, torch.tensor([target]), select, 1.0)[0].item()


def check_causal(model, generator):
    T = 2 * attention.BLOCK + 32
    ids = torch.randint(model.c.vocab, (1, T), generator=generator)
    for at in (0, 15, attention.BLOCK - 1, attention.BLOCK, T - 2):
        changed = ids.clone()
        changed[0, at + 1:] = (changed[0, at + 1:] + 7) % model.c.vocab
        assert row_losses(model, ids, at, 5) == row_losses(model, changed, at, 5), f"position {at} sees later tokens"
        changed[0, at] = (changed[0, at] + 7) % model.c.vocab
        assert row_losses(model, ids, at, 5) != row_losses(model, changed, at, 5)


def check_padding(model, generator):
    """The same dialogue alone and padded beside a longer one gives the same loss and gradients, up to rounding."""
    ids, targets, select = example(model.c, 1, 48, generator)
    alone, _, g1 = gradients(model, lambda *b: fused_loss(model, *b), (ids, targets, select))
    padded = torch.full((2, 160), model.c.vocab - 3)
    padded[0, :48] = ids[0]
    wide = torch.zeros(2, 160, dtype=torch.bool)
    wide[0, :48] = select[0]
    beside, _, g2 = gradients(model, lambda *b: fused_loss(model, *b), (padded, targets, wide))
    assert abs(alone - beside) < 1e-3 * alone
    assert all((g1[n] - g).norm() <= 0.02 * g.norm() for n, g in g2.items())


def main():
    assert kernels.available(), "nothing to check without the kernels"
    generator = torch.Generator().manual_seed(3)
    torch.manual_seed(1)
    for config in (Config(), Config(layers=2, ff=640), Config(layers=3, heads=8, kv_heads=2)):
        model = Model(config)
        for p in model.parameters():   # off the initial point, where the residual outputs are zero
            p.data += 0.02 * torch.randn_like(p)
        for B, T in ((3, 64), (2, 176), (1, 400)):
            check_agreement(model, example(config, B, T, generator))
        check_causal(model, generator)
        check_padding(model, generator)
    print("ok")


if __name__ == "__main__":
    main()
