"""Thin adapters of `epiextract.arrow` to engines that run on many machines: `spark` and `ray`.

DuckDB and Polars need none: they take the reader that `epiextract.arrow.extract_batches` returns.
"""
