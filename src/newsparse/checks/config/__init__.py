"""What a newsroom has decided: configuration files, found, read and turned into settings."""
