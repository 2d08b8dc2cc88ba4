"""Processes that learn together: each works out the gradients of its own microbatches on one processor and then updates
its share of the weights, which all of them see. Twice one thread is a third faster than two threads of one process."""
import torch
import torch.multiprocessing

from optimizer import Optimizer

PATIENCE = 600   # seconds one process waits for another before it gives up


class Workers:
    """`count` processes over one model in shared memory. Make it before any of torch's threads have started."""

    def __init__(self, model, count, muon_lr, adam_lr):
        self.count, self.weights = count, list(model.parameters())
        self.optimizers = [Optimizer(model, muon_lr, adam_lr, share, count) for share in range(count)]
        self.places = {id(p): i for i, p in enumerate(self.weights)}
        sizes = [p.numel() for p in self.weights]
        gradients = torch.zeros(count, sum(sizes))
        self.shared = torch.zeros(count + 1)   # the loss of each process, and the scale of the learning rates
        if count > 1:
            model.share_memory()
            gradients.share_memory_(), self.shared.share_memory_()
            for o in self.optimizers:
                o.muon.buffers = [b.share_memory_() for b in o.muon.buffers]
            context = torch.multiprocessing.get_context("fork")
            self.barrier, self.start = context.Barrier(count), context.Process
        self.gradients = [[part.view_as(p) for part, p in zip(row.split(sizes), self.weights)] for row in gradients]

    def wait(self):
        if self.count > 1:
            self.barrier.wait(PATIENCE)

    def spawn(self, target):
        """Runs target(worker) in a process for each worker but the first, which is this one."""
        for worker in range(1, self.count):
            self.start(target=target, args=(worker,), daemon=True).start()

    def abort(self):
        if self.count > 1:
            self.barrier.abort()

    def learn(self, worker, losses, done):
        """One step of one worker: `losses` computes and sums the losses of its microbatches, with their gradients.
        -> (summed loss of all, scale). A scale of 0 ends the run: nothing is updated."""
        self.shared[worker] = losses()
        for p, g in zip(self.weights, self.gradients[worker]):
            g.zero_() if p.grad is None else g.copy_(p.grad)
            p.grad = None
        self.wait()
        total, scale = self.shared[:-1].sum().item(), self.shared[-1].item()
        if scale > 0 and total == total:
            optimizer = self.optimizers[worker]
            for p in optimizer.weights:
                i = self.places[id(p)]
                p.grad = sum((row[i] for row in self.gradients[1:]), self.gradients[0][i].clone())
            optimizer.step(scale, done)
        self.wait()
        return total, scale
