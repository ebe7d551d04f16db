"""The door: how a rep's login comes to a session that is ready at once.

A service keeps a warm host: a process with code, data and indexes loaded, that waits. `bcp-tui
--kiosk` hands its terminal over to it, the host forks, and the fork is the session. Where there is
no service, or not the right one, the login runs the app by itself: nothing depends on the service.

    kiosk.py      a login gets the app and nothing else, however it is let in
    client.py     the login's own process: hands its terminal over
    wait.sh       the same while the session runs: passes window sizes on, ends as it did
    ending.py     the same when the session is to end, or is gone: leaves the terminal clean
    talk.py       what the two say to each other
    service.py    keeps one host, and puts another in its place when data change or it dies
    host.py       waits for logins, and forks a session for each
    session.py    what a fork does before and after the app runs in it

Nothing here knows the app: what a session runs is handed in.
"""
