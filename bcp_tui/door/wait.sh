# A login's own process while its session runs: it tells the session of a new size of the window,
# and ends with its exit code. Two shells take a tenth of the memory of a Python.
#
#     sh wait.sh COMMAND...     descriptor 3 is the connection to the session
#
# Whatever else comes is left to the command (`ending.py`), which takes this process over; it is
# told the number of the signal that came (0 if the session is gone). Nothing is read from the
# terminal, and the environment is empty.

trap '' PIPE TSTP

# It waits for signals, for which every shell leaves `wait`, and another reads, for which few leave
# `read`. The other hears only that the terminal is gone.
{
    trap '' INT QUIT TERM
    said=
    for _ in 1 2; do  # `read` fails once if the session left with a signal unread.
        read -r code <&3 2>/dev/null && exit "$said$code"
        said=$said$code
    done
    exit 255
} &
reader=$!

# SIGWINCH's number. If the session is gone, the reader says so. No function: "$@" would be its own.
tell_size='printf "\034" >&3 2>/dev/null'
trap "$tell_size" WINCH

# Further signals wait for the command's end: what is ignored stays so.
give_way='trap "" HUP INT QUIT TERM; exec "$@"'
trap "$give_way 1" HUP
trap "$give_way 2" INT
trap "$give_way 3" QUIT
trap "$give_way 15" TERM

eval "$tell_size"  # The window may have changed before this process listened.
while
    wait "$reader" 2>/dev/null
    code=$?
    [ $code = 156 ]  # It has left `wait` for SIGWINCH.
do :; done
case $code in 137|255) eval "$give_way 0" ;; esac  # The reader was killed; or lost the session.
exit $code
