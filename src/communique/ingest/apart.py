"""A process apart for reading what may be a trap: it has only so much memory and time, and may die alone."""

from __future__ import annotations

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import IO, Any

LENGTH = struct.Struct("<QQ")


class Apart:
    """Asks the function `answer` of a module in another process, which is started once and again after it died."""

    def __init__(self, module: str, memory: int, seconds: float) -> None:
        self.module, self.memory, self.seconds = module, memory, seconds
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.lock = threading.Lock()

    def ask(self, raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
        """The answer, or {"error": …} where the process took too much or died."""
        with self.lock:
            process = self.running()
            late = threading.Event()
            timer = threading.Timer(self.seconds, ended, (process, late))
            timer.start()
            try:
                return sent(process, raw, wish)
            except (OSError, EOFError, ValueError):
                self.stop()
                seconds, room = int(self.seconds), self.memory >> 20
                return {"error": f"took more than {seconds} s" if late.is_set() else f"not readable in {room} MiB"}
            finally:
                timer.cancel()

    def running(self) -> subprocess.Popen[bytes]:
        """The process; a new one where there is none, or where it belongs to a process that this one came from."""
        if self.process is None or self.owner != os.getpid() or self.process.poll() is not None:
            command = [sys.executable, "-m", "communique.ingest.apart", self.module, str(self.memory)]
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings()
            )
            self.owner = os.getpid()
            atexit.register(self.stop)
        return self.process

    def stop(self) -> None:
        """End the process."""
        if self.process is None or self.owner != os.getpid():
            return
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if stream:
                    stream.close()
        self.process.wait()
        self.process = None
        atexit.unregister(self.stop)


def ended(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    """Its time is over."""
    late.set()
    process.kill()


def surroundings() -> dict[str, str]:
    """The environment, with the places that this process imports from."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def sent(process: subprocess.Popen[bytes], raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
    assert process.stdin and process.stdout
    words = json.dumps(wish).encode()
    process.stdin.write(LENGTH.pack(len(words), len(raw)) + words)
    process.stdin.write(raw)
    process.stdin.flush()
    found: dict[str, Any] = json.loads(exactly(process.stdout, struct.unpack("<Q", exactly(process.stdout, 8))[0]))
    return found


def exactly(stream: IO[bytes], size: int) -> bytes:
    raw = stream.read(size)
    if len(raw) < size:
        raise EOFError
    return raw


def serve(module: str, memory: int) -> None:
    """Answer what is asked on standard input until it ends. A request that runs out of memory ends the process."""
    limited(memory)
    answer = import_module(module).answer
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while header := source.read(LENGTH.size):
        words, size = LENGTH.unpack(header)
        wish = json.loads(exactly(source, words))
        reply = json.dumps(answer(exactly(source, size), wish)).encode()
        sink.write(struct.pack("<Q", len(reply)) + reply)
        sink.flush()


def limited(memory: int) -> None:
    """Take no more memory than that, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
