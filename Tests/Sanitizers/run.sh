#!/usr/bin/env bash
# Runs the tests of the targets that hold C, or share memory between threads, under ASan with UBSan and under TSan.
# Any report ends the run. Each kind has a build folder of its own, so that a second run is quick.
set -euo pipefail
cd "$(dirname "$0")/../.."

# The toolchain's interactive backtrace would wait for a terminal that is not there.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1
export LSAN_OPTIONS=suppressions=$PWD/Tests/Sanitizers/leak.supp
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=$PWD/Tests/Sanitizers/thread.supp
bound=${SANITIZER_SECONDS:-900}

# swiftc links no UBSan runtime on Linux: undefined behaviour in C traps instead, which ends the test as well.
echo "sanitizers: address, leak, undefined"
timeout "$bound" swift test --scratch-path .build-address --disable-xctest \
    --sanitize=address -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined \
    --filter '^(HTTPServerTests|ManifestsTests|ScenarioStoreTests)\.' </dev/null

echo "sanitizers: thread"
timeout "$bound" swift test --scratch-path .build-thread --disable-xctest \
    --sanitize=thread \
    --filter '^HTTPServerTests\.' </dev/null
