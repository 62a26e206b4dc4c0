"""The timeline tab: the roadmap with zoom, pan, hover card and exports."""
