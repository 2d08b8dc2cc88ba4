"""The learning-rate schedule: warm-up, constant, then linear decay to 0."""
import time

WARM_UP, DECAY_SHARE, EARLY_DECAY = 40, 0.95, 0.15


class Schedule:
    """Progress runs from 0 to 1 by corpus position, or by wall clock when `minutes` are given: ends in rising order. At each
    the rate has fallen to 0; it goes on with what it has then in a run up to the next end. `decay_now` starts the final
    decay at once, over the next 15 % of the steps so far."""

    def __init__(self, minutes=(), spent=0.0):
        if [0, *minutes] != sorted({0, *minutes}):
            raise SystemExit(f"--minutes takes ends above 0 in rising order, not {', '.join(f'{m:g}' for m in minutes)}")
        self.ends, self.start, self.early = [60 * m for m in minutes], time.time() - spent, None

    def spent(self):
        return time.time() - self.start

    def progress(self, corpus_share):
        """Share of the run that is over; the end of the corpus ends a timed run too."""
        if not self.ends:
            return corpus_share
        return min(1.0, max(corpus_share, self.spent() / self.ends[min(self.stretch(), len(self.ends) - 1)]))

    def stretch(self):
        """How many of the ends are past."""
        return sum(e <= self.spent() for e in self.ends)

    def decay_now(self, step, scale):
        if self.early is None:
            self.early = (step, max(1, int(step * EARLY_DECAY)), scale)

    def scale(self, step, progress):
        """Multiplier of the learning rates; 0 ends the run."""
        if self.early:
            begun, steps, scale = self.early
            return max(0.0, scale * (1 - (step - begun) / steps))
        return min(1.0, (step + 1) / WARM_UP) * max(0.0, min(1.0, (1 - progress) / DECAY_SHARE))
