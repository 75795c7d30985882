"""The latest amount before each label by pandas' merge_asof, exact matches excluded.

Reads and writes raw little-endian column files, as there may be no Parquet reader for Python: cheaper than Parquet.
"""
import sys
import time

import numpy as np
import pandas as pd

flags = dict(zip((name[2:] for name in sys.argv[1::2]), sys.argv[2::2]))
columns = flags["columns"]


def column(table, name, kind):
    return np.fromfile(f"{columns}/{table}.{name}", dtype=kind)


start = time.perf_counter()
events = pd.DataFrame(
    {
        "key": column("events", "key", "<i8"),
        "event_time": column("events", "event_time", "<i8"),
        "amount": column("events", "amount", "<f8"),
    }
)
spine = pd.DataFrame(
    {
        "key": column("spine", "key", "<i8"),
        "event_time": column("spine", "event_time", "<i8"),
        "label": column("spine", "label", "<i8"),
    }
)
joined = pd.merge_asof(
    spine.sort_values("event_time"),
    events.sort_values("event_time"),
    on="event_time",
    by="key",
    allow_exact_matches=False,
)
for name in ("key", "event_time", "label", "amount"):
    joined[name].to_numpy().tofile(f"{flags['out']}.{name}")
print(f"work_seconds={time.perf_counter() - start}")
