"""The modules that a program finds inside the sandbox, where nothing can be imported from the disk any more.

Two sets, for two kinds of server: what nearly every program gets along with, and all the rest. A fork copies what the
server has loaded, so the small one is what makes a test cheap.
"""

import re

USUAL = (
    "__future__ _strptime abc array ast atexit base64 binascii bisect builtins calendar cmath codecs collections "
    "collections.abc contextlib copy copyreg csv ctypes dataclasses datetime decimal difflib enum errno fractions "
    "functools gc graphlib hashlib heapq inspect io itertools json keyword linecache locale marshal math mmap "
    "numbers operator os os.path pickle platform pprint queue random re reprlib resource sched select selectors "
    "signal stat statistics string struct sys textwrap threading time timeit tokenize traceback types typing "
    "unicodedata warnings weakref zlib concurrent.futures concurrent.futures.thread logging uuid secrets sysconfig "
    "bz2 lzma _compat_pickle encodings.ascii encodings.latin_1 encodings.utf_8_sig encodings.utf_16 "
    "encodings.unicode_escape encodings.raw_unicode_escape encodings.cp1251 encodings.cp1252"
)
"""What programs of this kind import, and what those modules import late, inside functions."""

UNUSUAL = (
    "argparse asyncio cProfile cmd code colorsys dis doctest email encodings.idna encodings.utf_32 faulthandler "
    "fileinput fnmatch getopt getpass glob hmac html html.parser http imp ipaddress multiprocessing opcode optparse "
    "pathlib pdb pkgutil posixpath profile pstats _pydecimal shelve shlex shutil socket sre_compile sre_parse "
    "stringprep subprocess symtable tempfile trace unittest urllib urllib.parse urllib.request "
    "xml.etree.ElementTree zipfile zoneinfo"
)
"""The rest of the standard library that works without files, sockets and processes, or is at least imported."""

NUMPY = (
    "numpy numpy.linalg numpy.fft numpy.random numpy.polynomial numpy.ma numpy.lib numpy.matlib numpy.ctypeslib "
    "numpy.core numpy.core.multiarray numpy.core.numeric numpy.testing numpy.random._pickle numpy.lib.stride_tricks "
    "numpy.strings numpy.char numpy.rec"
)
"""With the modules that numpy loads late."""

_NAMES = "|".join(sorted({name.partition(".")[0] for name in f"{UNUSUAL} {NUMPY}".split()}))
_UNUSUAL_IMPORT = re.compile(rf"(?:import|from)(?:[^\n]|\\\n)*?\b(?:{_NAMES})\b".encode())


def needs_unusual_modules(source: bytes) -> bool:
    """Whether a source may import one of the unusual modules. A mistaken yes only costs time."""
    return bool(_UNUSUAL_IMPORT.search(source))
