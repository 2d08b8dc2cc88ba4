"""The learning-rate schedule: warm-up, constant, then linear decay to 0."""
import time

WARM_UP, DECAY_SHARE, EARLY_DECAY = 40, 0.95, 0.15


class Schedule:
    """Progress runs from 0 to 1 by corpus position, or by wall clock when `minutes` is given. `decay_now` starts the final
    decay at once, over the next 15 % of the steps so far."""

    def __init__(self, minutes=None, spent=0.0):
        self.minutes, self.start, self.early = minutes, time.time() - spent, None

    def spent(self):
        return time.time() - self.start

    def progress(self, corpus_share):
        """Share of the run that is over; the end of the corpus ends a timed run too."""
        return min(1.0, max(corpus_share, self.spent() / (60 * self.minutes) if self.minutes else 0.0))

    def decay_now(self, step, scale):
        if self.early is None:
            self.early = (step, max(1, int(step * EARLY_DECAY)), scale)

    def scale(self, step, progress):
        """Multiplier of the learning rates; 0 ends the run."""
        if self.early:
            begun, steps, scale = self.early
            return max(0.0, scale * (1 - (step - begun) / steps))
        return min(1.0, (step + 1) / WARM_UP) * max(0.0, min(1.0, (1 - progress) / DECAY_SHARE))
