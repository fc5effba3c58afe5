"""The modules that a program finds inside the sandbox, where nothing can be imported from the disk any more.

There are two sets, for two kinds of fork server: what nearly every program needs, and all the rest. A fork copies what
the fork server has loaded, so the small set makes a test cheap.
"""

import re

USUAL = (
    "__future__ abc array ast atexit bisect builtins cmath codecs collections collections.abc contextlib copy "
    "copyreg ctypes datetime decimal encodings.ascii encodings.cp1251 encodings.cp1252 encodings.latin_1 "
    "encodings.raw_unicode_escape encodings.unicode_escape encodings.utf_16 encodings.utf_32 encodings.utf_8_sig "
    "enum errno fractions functools gc heapq io itertools json keyword linecache marshal math mmap numbers operator "
    "os os.path queue random re reprlib resource select signal stat statistics string struct sys threading time "
    "tokenize traceback types typing unicodedata warnings weakref"
)
"""What programs of this kind import, and what those modules import late, inside functions."""

UNUSUAL = (
    "_compat_pickle _pydecimal _strptime argparse asyncio base64 binascii bz2 calendar cmd code colorsys "
    "concurrent.futures concurrent.futures.thread cProfile csv dataclasses difflib dis doctest email encodings.idna "
    "faulthandler fileinput fnmatch getopt getpass glob graphlib hashlib hmac html html.parser http imp inspect "
    "ipaddress locale logging lzma multiprocessing opcode optparse pathlib pdb pickle pkgutil platform posixpath "
    "pprint profile pstats sched secrets selectors shelve shlex shutil socket sre_compile sre_parse stringprep "
    "subprocess symtable sysconfig tempfile textwrap timeit trace unittest urllib urllib.parse urllib.request uuid "
    "xml.etree.ElementTree zipfile zlib zoneinfo"
)
"""The rest of the standard library that works without files, sockets and processes, or is often imported anyway."""

NUMPY = (
    "numpy numpy.linalg numpy.fft numpy.random numpy.polynomial numpy.ma numpy.lib numpy.matlib numpy.ctypeslib "
    "numpy.core numpy.core.multiarray numpy.core.numeric numpy.testing numpy.random._pickle numpy.lib.stride_tricks "
    "numpy.strings numpy.char numpy.rec"
)
"""numpy with the modules that it loads late."""

_NAMES = "|".join(sorted({name.partition(".")[0] for name in f"{UNUSUAL} {NUMPY}".split()}))
_UNUSUAL_IMPORT = re.compile(rf"strptime|(?:import|from)(?:[^\n]|\\\n)*?\b(?:{_NAMES})\b".encode())
"""`datetime.strptime` imports half of what is unusual when it is called."""


def needs_unusual_modules(source: bytes) -> bool:
    """Whether a source may import one of the unusual modules. A wrong yes only costs time."""
    return bool(_UNUSUAL_IMPORT.search(source))
