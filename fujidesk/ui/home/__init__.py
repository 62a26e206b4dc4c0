"""The first screen: what the data holds and what to do first."""
