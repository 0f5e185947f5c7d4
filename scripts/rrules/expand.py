"""Expands rules with python-dateutil: JSON lines in, a JSON line out for each, null for a rule that takes too long.

The start is always among the times (RFC 5545 §3.8.5.3), as python-dateutil has it by adding it.
"""
import json
import signal
import sys
from itertools import islice, takewhile
from datetime import datetime, timezone

from dateutil.rrule import rruleset, rrulestr

FORMAT = '%Y%m%dT%H%M%SZ'


def give_up(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, give_up)


def expand(sample):
    start = datetime.strptime(sample['start'], FORMAT).replace(tzinfo=timezone.utc)
    horizon = datetime.strptime(sample['horizon'], FORMAT).replace(tzinfo=timezone.utc)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        series = rruleset()
        series.rrule(rrulestr(sample['rule'], dtstart=start))
        series.rdate(start)
        times = takewhile(lambda time: time <= horizon, series)
        return [time.strftime(FORMAT) for time in islice(times, sample['limit'])]
    except (TimeoutError, ValueError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


for line in sys.stdin:
    print(json.dumps(expand(json.loads(line))))
