"""How often somebody may try: counted in memory, by a mark that is worthless tomorrow and elsewhere."""

import math
import secrets
import threading
import time
from collections import defaultdict, deque

from django.utils.crypto import salted_hmac

MOST_KEYS = 10_000


class Throttle:
    """So many tries in so many seconds. What is counted is a hash under a secret that nobody keeps."""

    def __init__(self, most: int, seconds: int):
        self.most, self.seconds = most, seconds
        self.lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self.tries: dict[str, deque[float]] = defaultdict(deque)
        self.secret, self.day = secrets.token_hex(16), self.today()

    def take(self, *who: str) -> int:
        """Count one more and return 0; or return the seconds until there is room, and count nothing."""
        with self.lock:
            if len(self.tries) >= MOST_KEYS:
                self.drop_old()
            recent = self.recent(self.mark(who))
            if len(recent) < self.most:
                recent.append(time.monotonic())
                return 0
            return math.ceil(recent[0] + self.seconds - time.monotonic()) or 1

    def recent(self, mark: str) -> deque[float]:
        tries, start = self.tries[mark], time.monotonic() - self.seconds
        while tries and tries[0] < start:
            tries.popleft()
        return tries

    def drop_old(self) -> None:
        """Room for others: those whose time has passed, else the oldest half."""
        start = time.monotonic() - self.seconds
        self.tries = defaultdict(deque, {k: t for k, t in self.tries.items() if t and t[-1] >= start})
        for mark in list(self.tries)[: len(self.tries) - MOST_KEYS // 2]:
            del self.tries[mark]

    def mark(self, who: tuple[str, ...]) -> str:
        """A salt of today's: yesterday's marks say nothing any more."""
        if self.day != self.today():
            self.forget()
        return salted_hmac("directory.throttle", "\n".join(who), secret=self.secret).hexdigest()

    @staticmethod
    def today() -> int:
        return int(time.time() // 86_400)


messages_from_address = Throttle(most=5, seconds=60 * 60)
