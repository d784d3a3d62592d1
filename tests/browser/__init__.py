"""The workbench in a real browser. A package, so that its browser is closed before other tests begin (an event loop runs with it)."""
