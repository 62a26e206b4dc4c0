"""Files in and out: bytes or paths to domain records and back; no database."""
