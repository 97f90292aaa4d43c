"""The doors: the Python functions and the command line; they parse a request, call one function and show the answer."""
