"""What the tests need to know of the processor they run on."""

from pathlib import Path

ON_AMX = Path("/proc/cpuinfo").is_file() and "amx_bf16" in Path("/proc/cpuinfo").read_text()
"""A known fault: on these processors some bfloat16 sums of the 4-bit path still depend on the rows beside them."""
