"""The modules that a program finds inside the sandbox, where nothing can be imported from the disk any more.

What programs of this kind import, and what those modules import late, inside functions.
"""

MODULES = (
    "__future__ _bisect _collections_abc _datetime _decimal _heapq _pydecimal _random _strptime _struct abc "
    "argparse array ast asyncio atexit base64 binascii bisect builtins calendar cmath cmd code codecs collections "
    "collections.abc colorsys concurrent.futures concurrent.futures.thread contextlib contextvars copy copyreg csv "
    "ctypes dataclasses datetime decimal difflib dis doctest email encodings.ascii encodings.cp1251 "
    "encodings.cp1252 encodings.idna encodings.latin_1 encodings.raw_unicode_escape encodings.unicode_escape "
    "encodings.utf_16 encodings.utf_32 encodings.utf_8_sig enum errno faulthandler fileinput fnmatch fractions "
    "functools gc getopt getpass glob graphlib hashlib heapq hmac html html.parser http imp inspect io ipaddress "
    "itertools json json.decoder json.encoder keyword linecache locale logging marshal math mmap multiprocessing "
    "numbers opcode operator optparse os os.path pathlib pdb pickle pkgutil platform posixpath pprint profile "
    "cProfile pstats queue random re reprlib resource sched secrets select selectors shlex shutil signal socket "
    "sre_compile sre_parse stat statistics string stringprep struct subprocess symtable sys sysconfig tempfile "
    "textwrap this threading time timeit token tokenize trace traceback types typing unicodedata unittest urllib "
    "urllib.parse urllib.request uuid warnings weakref zlib zoneinfo bz2 lzma _weakrefset _threading_local "
    "_compat_pickle _queue _statistics _json _csv _pickle _elementtree xml.etree.ElementTree"
)
"""Standard library, by name; a name that this Python does not have is left out."""

NUMPY = (
    "numpy numpy.linalg numpy.fft numpy.random numpy.polynomial numpy.ma numpy.lib numpy.matlib numpy.ctypeslib "
    "numpy.core numpy.core.multiarray numpy.core.numeric numpy.testing numpy.random._pickle numpy.lib.stride_tricks "
    "numpy.strings numpy.char numpy.rec"
)
"""For programs that mention numpy: a server of their own, since numpy doubles what a fork has to copy."""
