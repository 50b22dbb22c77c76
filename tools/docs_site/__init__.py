"""The documentation as a site: its navigation and looks, and the tools that build and check it."""
