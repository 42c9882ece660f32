"""How many requests of a worker may do the same dear thing at a time: a thread is always left for help."""

import functools
import threading
import time
import weakref

from django.http import HttpResponse

RETRY_AFTER = "10"


class Slots:
    """So many at a time. Who finds none free waits, as long as slots come free or few others wait."""

    # A slot that was given back this short a time ago says that the queue moves.
    MOVES = 0.1

    def __init__(self, most: int, *, most_waiting: int, patience: float):
        self.most_waiting, self.patience = most_waiting, patience
        self.free, self.waiting, self.given_back_at = most, 0, time.monotonic()
        self.changed = threading.Condition()

    def take(self) -> "Slot | None":
        """A slot, or None where none came free in time."""
        with self.changed:
            self.waiting += 1
            try:
                ends = time.monotonic() + self.patience
                while not self.free:
                    few = self.waiting <= self.most_waiting
                    left = (ends if few else min(ends, self.given_back_at + self.MOVES)) - time.monotonic()
                    if left <= 0:
                        return None
                    self.changed.wait(left)
            finally:
                self.waiting -= 1
            self.free -= 1
            return Slot(self)

    def give_back(self) -> None:
        with self.changed:
            self.free += 1
            self.given_back_at = time.monotonic()
            self.changed.notify()


class Slot:
    """One of them: given back once, and by itself where whoever held it is gone."""

    def __init__(self, slots: Slots):
        self.give_back = weakref.finalize(self, slots.give_back)


# Of the ten threads of a worker (peerdir/gunicorn.py) four may ask the database and four wait for that.
database = Slots(4, most_waiting=3, patience=1.5)
# Forms wait for each other's locks, and never take the last slot from those who read.
writing = Slots(3, most_waiting=1, patience=1.5)
# Files that take seconds of a processor.
making = Slots(1, most_waiting=0, patience=0.3)
# A file is sent as slowly as its reader's line is.
sending = Slots(2, most_waiting=0, patience=0.3)


def without_database(view):
    """Marks a view that asks the database nothing, so it waits for no slot."""
    view.needs_no_database = True
    return view


def one_at_a_time(view):
    """A view that makes a dear file: the next one is told to come back."""

    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        slot = making.take()
        return held_until_sent(view(request, *args, **kwargs), slot) if slot else busy()

    return guarded


def held_until_sent(response: HttpResponse, slot: Slot) -> HttpResponse:
    """A slow reader holds a thread: the slot counts until the last byte is sent, or the answer dropped."""
    response.slot = slot
    response._resource_closers.append(slot.give_back)
    return response


def busy() -> HttpResponse:
    return HttpResponse(
        f"We are making another file just now. Try again in {RETRY_AFTER} seconds.\n",
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": RETRY_AFTER},
    )
