"""What leaves the library: plain data and JSON, tables, HTML. Nothing here finds or decides anything."""
