"""What two commits answer, side by side: `manage.py compare_commits`.

capture.py runs inside either commit's own code, so nothing that it uses may import a module of `directory`:
only Django, addresses, commands, and models by name. It makes the edits of edits.py and then reads every page
of addresses.py, through browser.py. compare.py runs it on both commits and shows the differences; kept.py is
what tests/golden keeps. Begin reading at compare.py.
"""
