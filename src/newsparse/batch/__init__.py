"""Converting many texts: what `newsparse batch` does, from the list of inputs to the finished output."""
